package io.muniment.infra.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that say how every event of every revision is stored. They are added to and never changed. */
final class ApprovedEvents {

    private static final Path FOLDER = Path.of(
            System.getProperty("muniment.root"),
            "infra",
            "application",
            "src",
            "test",
            "resources",
            "approved",
            "events");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ApprovedEvents() {}

    record Approved(String name, int revision, JsonNode payload) {

        static Approved in(Path file) {
            try {
                return JSON.readValue(Files.readString(file), Approved.class);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        byte[] stored() {
            return JSON.writeValueAsBytes(payload);
        }
    }

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code verification/DocumentAttached.v1.json}. */
    static Path fileOf(String name, int revision) {
        return FOLDER.resolve(name.replace('.', '/') + ".v" + revision + ".json");
    }

    static void approve(Approved event) {
        Path file = fileOf(event.name(), event.revision());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(event).replace("\r\n", "\n") + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
