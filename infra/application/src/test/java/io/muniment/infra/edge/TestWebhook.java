package io.muniment.infra.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what the source "test" sends. */
@TestComponent // never found by scanning
@RestController
class TestWebhook {

    static final List<String> SECRETS =
            List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());

    final List<String> taken = new CopyOnWriteArrayList<>();

    static void agreeOnSecrets() {
        try {
            Files.write(Path.of("target/edge-webhook-secret"), SECRETS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @PostMapping("/api/webhook/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestBody String message) {
        taken.add(message);
    }
}
