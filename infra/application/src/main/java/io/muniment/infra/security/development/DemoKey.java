package io.muniment.infra.security.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** Made once, then read: tokens stay good over a restart. */
final class DemoKey {

    private static final int BITS = 2048;

    private DemoKey() {}

    static RSAKey in(Path data) {
        Path file = data.resolve("demo-issuer.jwk");
        try {
            return Files.exists(file) ? read(file) : make(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("The demo key cannot be kept at " + file, failure);
        }
    }

    private static RSAKey read(Path file) throws IOException {
        try {
            return RSAKey.parse(Files.readString(file));
        } catch (ParseException damaged) {
            throw new IllegalStateException("Delete " + file + ": it is no key any more", damaged);
        }
    }

    private static RSAKey make(Path file) throws IOException {
        RSAKey key = generate();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path unfinished =
                Files.createTempFile(file.toAbsolutePath().getParent(), "demo-issuer", ".tmp", ownerOnly(file));
        Files.writeString(unfinished, key.toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
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

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
