package io.muniment.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.TransientDataAccessResourceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against somebody who answers as Vault's documentation has it; its versions of a key are its own. */
class VaultMasterKeyTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SecretKey WRAPPED = Xaes.newKey();

    private final List<SecretKey> versions = new ArrayList<>(List.of(Xaes.newKey()));

    @TempDir
    private Path folder;

    private HttpServer vault;
    private PrivacySettings.Vault settings;

    @BeforeEach
    void start() throws IOException {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/v1/transit/", this::answer);
        vault.start();
        Path token = Files.writeString(folder.resolve("token"), "s.right\n");
        URI address = URI.create("http://localhost:" + vault.getAddress().getPort());
        settings = new PrivacySettings.Vault(address, token, "transit", "muniment");
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    @Test
    void whatIsWrappedThereIsUnwrappedThere() {
        VaultMasterKey key = VaultMasterKey.of(settings);
        byte[] wrapped = key.wrap("ada", WRAPPED);
        assertThat(new String(wrapped, StandardCharsets.UTF_8)).startsWith("vault:v1:");
        assertThat(key.unwrap("ada", wrapped)).isEqualTo(WRAPPED);
        assertThatThrownBy(() -> key.unwrap("bob", wrapped)).isInstanceOf(KeyUnusable.class);
    }

    @Test
    void aRotatedKeyIsAnotherAndOpensWhatTheOneBeforeHasWrapped() {
        VaultMasterKey before = VaultMasterKey.of(settings);
        byte[] wrapped = before.wrap("ada", WRAPPED);
        versions.add(Xaes.newKey());
        VaultMasterKey after = VaultMasterKey.of(settings);
        assertThat(after.id()).isNotEqualTo(before.id()).endsWith(":v2");
        assertThat(after.opens(before.id())).isTrue();
        assertThat(after.opens("vault:/v1/transit/another:v1")).isFalse();
        assertThat(after.unwrap("ada", wrapped)).isEqualTo(WRAPPED);
        assertThat(new String(after.wrap("ada", WRAPPED), StandardCharsets.UTF_8))
                .startsWith("vault:v2:");
    }

    @Test
    void theTokenIsReadAgainWhenItIsRenewed() throws IOException {
        VaultMasterKey key = VaultMasterKey.of(settings);
        Path token = folder.resolve("token");
        Files.writeString(token, "s.wrong");
        assertThatThrownBy(() -> key.wrap("ada", WRAPPED))
                .isInstanceOf(KeyUnusable.class)
                .hasMessageContaining("403");
        Files.writeString(token, "s.right");
        assertThat(key.wrap("ada", WRAPPED)).isNotEmpty();
    }

    @Test
    void aVaultThatIsAwayComesBack() {
        VaultMasterKey key = VaultMasterKey.of(settings);
        vault.stop(0);
        assertThatThrownBy(() -> key.wrap("ada", WRAPPED)).isInstanceOf(TransientDataAccessResourceException.class);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean mayAsk = "s.right".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            byte[] body = mayAsk ? data(exchange) : new byte[0];
            int status = mayAsk ? body.length == 0 ? 400 : 200 : 403;
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] data(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/v1/transit/keys/muniment" -> told(Map.of("latest_version", versions.size()));
            case "/v1/transit/encrypt/muniment" -> told(Map.of("ciphertext", encrypt(asked)));
            case "/v1/transit/decrypt/muniment" -> decrypt(asked);
            default -> new byte[0];
        };
    }

    private static byte[] told(Map<String, Object> data) {
        return JSON.writeValueAsBytes(Map.of("data", data));
    }

    private String encrypt(JsonNode asked) {
        byte[] sealed = Xaes.seal(versions.getLast(), decoded(asked, "plaintext"), decoded(asked, "associated_data"));
        return "vault:v%d:%s".formatted(versions.size(), Base64.getEncoder().encodeToString(sealed));
    }

    private byte[] decrypt(JsonNode asked) {
        String[] parts = asked.path("ciphertext").asString().split(":", 3);
        SecretKey version = versions.get(Integer.parseInt(parts[1].substring(1)) - 1);
        try {
            byte[] plain = Xaes.open(version, Base64.getDecoder().decode(parts[2]), decoded(asked, "associated_data"));
            return told(Map.of("plaintext", Base64.getEncoder().encodeToString(plain)));
        } catch (AEADBadTagException refused) {
            return new byte[0];
        }
    }

    private static byte[] decoded(JsonNode asked, String name) {
        return Base64.getDecoder().decode(asked.path(name).asString());
    }
}
