package io.muniment.infra.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class XaesTest {

    private static final byte[] PLAIN = "XAES-256-GCM".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NONCE = "ABCDEFGHIJKLMNOPQRSTUVWX".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NO_CONTEXT = {};

    /** From the specification: one key with the carry of CMAC's doubling, and one without. */
    @Test
    void sealsAsItsSpecificationDoes() {
        assertThat(HexFormat.of().formatHex(Xaes.seal(key(1), NONCE, PLAIN, NO_CONTEXT)))
                .isEqualTo("ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271");
        assertThat(HexFormat.of()
                        .formatHex(Xaes.seal(
                                key(3), NONCE, PLAIN, "c2sp.org/XAES-256-GCM".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d");
    }

    @Test
    void opensWhatItHasSealedAndNeverSealsAlike() throws AEADBadTagException {
        byte[] sealed = Xaes.seal(key(1), PLAIN, NONCE);
        assertThat(Xaes.open(key(1), sealed, NONCE)).isEqualTo(PLAIN);
        assertThat(Xaes.seal(key(1), PLAIN, NONCE)).isNotEqualTo(sealed);
    }

    @Test
    void anyBitThatIsFlippedIsFound() {
        byte[] sealed = Xaes.seal(key(1), PLAIN, NONCE);
        for (int bit = 0; bit < 8 * sealed.length; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> Xaes.open(key(1), flipped, NONCE))
                    .as("bit %d", bit)
                    .isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void anotherKeyContextOrLengthOpensNothing() {
        byte[] sealed = Xaes.seal(key(1), PLAIN, NONCE);
        assertThatThrownBy(() -> Xaes.open(key(2), sealed, NONCE)).isInstanceOf(AEADBadTagException.class);
        assertThatThrownBy(() -> Xaes.open(key(1), sealed, NO_CONTEXT)).isInstanceOf(AEADBadTagException.class);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> Xaes.open(key(1), cut, NONCE)).isInstanceOf(AEADBadTagException.class);
        }
    }

    @Test
    void aKeyHasOneLength() {
        assertThatThrownBy(() -> Xaes.key(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static SecretKey key(int of) {
        byte[] bytes = new byte[Xaes.KEY];
        Arrays.fill(bytes, (byte) of);
        return Xaes.key(bytes);
    }
}
