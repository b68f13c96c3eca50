package io.muniment.infra.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.MunimentApplication;
import io.muniment.infra.embedded.BuildServices;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fails when the API differs from {@code docs/api/openapi.json}. {@code -Dmuniment.openapi=write} writes the file anew:
 * its diff is what the change means to callers.
 */
@SpringBootTest(
        classes = MunimentApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // search stays away: an API is described without it
        properties = {
            "muniment.data=target/api-drift",
            "muniment.demo=false",
            "muniment.elasticsearch.url=http://localhost:9"
        })
class ApiDriftTest {

    private static final Path COMMITTED = Path.of(System.getProperty("muniment.root"), "docs", "api", "openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry properties) {
        String database = BuildServices.postgres().createDatabase("api");
        properties.add("spring.datasource.url", () -> database);
    }

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
