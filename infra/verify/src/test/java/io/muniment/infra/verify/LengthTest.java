package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is to trust the program can read all of it in an afternoon. */
class LengthTest {

    private static final int MOST = 1500;

    /** Blank, an import, or a comment. */
    private static final Pattern SAYS_NOTHING = Pattern.compile("\\s*|import .*|\\s*(/\\*\\*|\\*|//).*");

    @Test
    void theProgramStaysSmall() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> sources =
                Files.walk(Path.of(System.getProperty("muniment.root"), "infra", "verify", "src", "main"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(source).stream()
                        .filter(line -> !SAYS_NOTHING.matcher(line).matches())
                        .forEach(lines::add);
            }
        }
        assertThat(lines).hasSizeBetween(1000, MOST);
    }
}
