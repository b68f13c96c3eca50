package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    @TempDir
    private Path data;

    @Test
    void aKeyIsMadeOnceAndKept() {
        TokenKeys first = TokenKeys.of(null, null, data);
        assertThat(TokenKeys.of(null, null, data).current()).isEqualTo(first.current());
        assertThat(data.resolve("token-signing-key.pem")).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(first).hasToString("signing key " + first.current().getKeyID());
    }

    @Test
    void oneFollowsTheOtherWithBothShownAndOneSigning() throws IOException {
        Path old = data.resolve("old.pem");
        TokenKeys before = TokenKeys.of(null, null, data.resolve("one"));
        Files.copy(data.resolve("one").resolve("token-signing-key.pem"), old);
        TokenKeys after = TokenKeys.of(null, old, data.resolve("two"));

        assertThat(after.publicKeys().getKeys())
                .extracting(JWK::getKeyID)
                .containsExactly(after.current().getKeyID(), before.current().getKeyID());
        assertThat(after.publicKeys().getKeys()).noneMatch(JWK::isPrivate);
        assertThat(after.signing().getKeys()).containsExactly(after.current());
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingShown() throws IOException {
        Path file = Files.writeString(
                data.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----");
        assertThatIllegalStateException()
                .isThrownBy(() -> TokenKeys.of(file, null, data))
                .withMessageContaining("key.pem")
                .withMessageNotContaining("c2VjcmV0");
        Path empty = Files.writeString(data.resolve("empty.pem"), "");
        assertThatIllegalStateException().isThrownBy(() -> TokenKeys.of(empty, null, data));
        assertThatIllegalStateException().isThrownBy(() -> TokenKeys.of(data.resolve("none.pem"), null, data));
    }
}
