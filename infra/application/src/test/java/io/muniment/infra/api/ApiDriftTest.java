package io.muniment.infra.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fails when the API differs from {@code docs/api/openapi.json}. {@code -Dmuniment.openapi=write} writes the file anew:
 * its diff is what the change means to callers.
 */
@RunningMuniment
class ApiDriftTest {

    private static final Path COMMITTED = Path.of(System.getProperty("muniment.root"), "docs", "api", "openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @Test
    void theCommittedDescriptionIsWhatTheApplicationSays() throws IOException {
        String described = JSON.writeValueAsString(describedNow()).replace("\r\n", "\n") + "\n";
        if ("write".equals(System.getProperty("muniment.openapi"))) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, described);
        }

        assertThat(COMMITTED).isRegularFile();
        assertThat(Files.readString(COMMITTED))
                .as("docs/api/openapi.json; if the change is meant, run with -Dmuniment.openapi=write")
                .isEqualTo(described);
    }

    private JsonNode describedNow() throws IOException {
        try (InputStream api =
                URI.create("http://localhost:" + port + "/v3/api-docs").toURL().openStream()) {
            return JSON.readTree(api);
        }
    }
}
