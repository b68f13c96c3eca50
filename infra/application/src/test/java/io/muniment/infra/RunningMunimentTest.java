package io.muniment.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningMuniment
class RunningMunimentTest {

    @LocalServerPort
    private int port;

    @Test
    void theWholeApplicationIsReady() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var readiness = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();

            assertThat(http.send(readiness, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }
}
