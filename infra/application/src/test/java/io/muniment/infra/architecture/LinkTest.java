package io.muniment.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {

    @Test
    void every_link_between_the_documents_leads_somewhere() throws IOException {
        Path root = Path.of(System.getProperty("muniment.root"));

        assertThat(Links.documents(root)).isNotEmpty();
        assertThat(Links.broken(root)).isEmpty();
    }

    @Test
    void broken_links_are_named(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("there.md"), "# What & why\n\n# Twice\n\n# Twice\n");
        Files.writeString(folder.resolve("here.md"), """
                [fine](there.md#what--why) [fine](there.md#twice-1) [fine](#here-we-are) [fine](https://example.org/none)
                # Here `we` are
                ```
                [code](is-not-a-link.md)
                ```
                [gone](gone.md) ![gone](picture.png "title") [no such part](there.md#where) [nor here](#nowhere)
                """);

        assertThat(Links.broken(folder))
                .containsExactly(
                        "here.md -> gone.md",
                        "here.md -> picture.png",
                        "here.md -> there.md#where",
                        "here.md -> #nowhere");
    }
}
