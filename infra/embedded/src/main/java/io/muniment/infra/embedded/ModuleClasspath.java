package io.muniment.infra.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What a JVM of a module runs with, as the module's own build wrote it down; the callers' class path is no part of it.
 */
record ModuleClasspath(List<Path> entries) {

    private static final String ELASTICSEARCH = "muniment.elasticsearch.classpath";

    /** From the system property if it is given, else what the build of the node's module has written down. */
    static ModuleClasspath ofElasticsearch() throws IOException {
        var given = System.getProperty(ELASTICSEARCH);
        return given == null ? of("infra/elasticsearch-node", "node.jar") : parse(given);
    }

    static ModuleClasspath of(String module, String ownClasses) throws IOException {
        var target = BuildFolder.root().resolve(module).resolve("target");
        var list = target.resolve("module.classpath");
        if (!Files.exists(list)) {
            throw new CannotStart(list + " is missing: run \"./mvnw test-compile\" once in the repository.");
        }
        return parse(target.resolve(ownClasses)
                + File.pathSeparator
                + Files.readString(list).strip());
    }

    private static ModuleClasspath parse(String path) {
        return new ModuleClasspath(
                Stream.of(path.split(File.pathSeparator)).map(Path::of).toList());
    }

    String asArgument() {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }

    /**
     * A class archive made from other jars or another Java is refused but not made again, so its name tells them apart.
     */
    String fingerprint() throws IOException {
        var checksum = new CRC32();
        checksum.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
        for (var entry : entries) {
            var state = "%s %d %d"
                    .formatted(
                            entry,
                            Files.size(entry),
                            Files.getLastModifiedTime(entry).toMillis());
            checksum.update(state.getBytes(StandardCharsets.UTF_8));
        }
        return Long.toHexString(checksum.getValue());
    }
}
