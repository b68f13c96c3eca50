package io.muniment.infra.security.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.muniment.infra.secrets.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** Made once, then read: tokens stay good over a restart. */
final class DemoKey {

    private static final int BITS = 2048;

    private DemoKey() {}

    static RSAKey in(Path data) {
        Path file = SecretFile.madeOnce(
                data.resolve("demo-issuer.jwk"), () -> generate().toJSONString());
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("The demo key cannot be read at " + file, failure);
        } catch (ParseException damaged) {
            throw new IllegalStateException("Delete " + file + ": it is no key any more", damaged);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException noRsa) {
            throw new IllegalStateException(noRsa);
        }
    }
}
