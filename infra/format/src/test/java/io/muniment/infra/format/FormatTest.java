package io.muniment.infra.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatTest {

    private static final String UGLY =
            "package a;\nimport java.util.Set;\nimport java.util.List;\nclass A{ List<String> b; }\n";

    @Test
    void every_java_file_of_the_house_is_formatted() throws Exception {
        Path root = Path.of(System.getProperty("muniment.root"));

        assertThat(Format.sources(root)).hasSizeGreaterThan(30);
        assertThat(Format.unformatted(root))
                .as("Files that differ from the house format. Repair: ./mvnw -q -pl infra/format compile exec:exec")
                .isEmpty();
    }

    @Test
    void an_ugly_file_is_found_and_repaired_and_then_left_alone(@TempDir Path folder) throws Exception {
        Path ugly = Files.writeString(folder.resolve("A.java"), UGLY);
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/Generated.java"), UGLY);

        assertThat(Format.unformatted(folder)).containsExactly(ugly);

        Format.main(new String[] {folder.toString()});

        assertThat(ugly).hasContent("package a;\n\nimport java.util.List;\n\nclass A {\n    List<String> b;\n}\n");
        assertThat(folder.resolve("target/Generated.java")).hasContent(UGLY);
        assertThat(Format.unformatted(folder)).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_as_java_is_named(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("A.java"), "class {");

        assertThatIOException().isThrownBy(() -> Format.unformatted(folder)).withMessageContaining(broken.toString());
    }
}
