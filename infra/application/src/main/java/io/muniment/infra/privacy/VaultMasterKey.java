package io.muniment.infra.privacy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A key of the transit engine of a Vault: it wraps and unwraps there, and never comes here. When Vault has rotated it,
 * the next start wraps anew.
 */
final class VaultMasterKey implements MasterKey {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final URI engine;
    private final String key;
    private final Path tokenFile;
    private final String anyVersion;
    private final String id;

    private VaultMasterKey(URI engine, String key, Path tokenFile) {
        this.engine = engine;
        this.key = key;
        this.tokenFile = tokenFile;
        this.anyVersion = "vault:%s/%s:v".formatted(engine.getPath(), key);
        this.id = anyVersion + send("keys", null).path("latest_version").asLong();
    }

    static VaultMasterKey of(PrivacySettings.Vault settings) {
        URI address = Objects.requireNonNull(settings.address());
        Path tokenFile = Objects.requireNonNull(
                settings.tokenFile(), "muniment.privacy.vault.token-file says who asks the Vault");
        return new VaultMasterKey(address.resolve("/v1/" + settings.mount() + "/"), settings.key(), tokenFile);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean opens(String otherId) {
        return otherId.startsWith(anyVersion);
    }

    @Override
    public byte[] wrap(String name, SecretKey wrapped) {
        return send(
                        "encrypt",
                        Map.of("plaintext", base64(wrapped.getEncoded()), "associated_data", base64(bytes(name))))
                .path("ciphertext")
                .asString()
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public SecretKey unwrap(String name, byte[] wrapped) {
        String plain = send(
                        "decrypt",
                        Map.of(
                                "ciphertext",
                                new String(wrapped, StandardCharsets.UTF_8),
                                "associated_data",
                                base64(bytes(name))))
                .path("plaintext")
                .asString();
        return Xaes.key(Base64.getDecoder().decode(plain));
    }

    private JsonNode send(String action, @Nullable Map<String, String> body) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        try {
            HttpRequest request = HttpRequest.newBuilder(engine.resolve(action + "/" + key))
                    .timeout(ANSWER_WITHIN)
                    .header("X-Vault-Token", Files.readString(tokenFile).strip())
                    .method(body == null ? "GET" : "POST", content)
                    .build();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new KeyUnusable("Vault answers %d to %s with key %s".formatted(answer.statusCode(), action, key));
            }
            return JSON.readTree(answer.body()).path("data");
        } catch (IOException away) {
            throw new TransientDataAccessResourceException("The Vault is out of reach", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("Stopped before the Vault had answered", stopped);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "master key " + id;
    }
}
