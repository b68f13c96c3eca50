package io.muniment.infra.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Formats every Java file of the house in place; the test beside it only looks. */
final class Format {

    private static final Set<String> NOT_OURS = Set.of("target", "data", "node_modules");
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private Format() {}

    static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (Path file : unformatted(root)) {
            Files.writeString(file, formatted(file));
        }
    }

    static List<Path> unformatted(Path root) throws IOException {
        Stream.Builder<Path> found = Stream.builder();
        for (Path file : sources(root)) {
            if (!formatted(file).equals(Files.readString(file))) {
                found.add(file);
            }
        }
        return found.build().toList();
    }

    static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isOurs(root.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String formatted(Path file) throws IOException {
        try {
            String ordered = ImportOrderer.reorderImports(Files.readString(file), Style.PALANTIR);
            return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
        } catch (FormatterException unreadable) {
            throw new IOException(file + " cannot be read as Java: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isOurs(Path file) {
        for (Path part : file) {
            if (NOT_OURS.contains(part.toString()) || part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }
}
