package io.muniment.infra.privacy;

import io.muniment.infra.secrets.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** A master key in a file, 32 bytes in Base64. */
record FileMasterKey(String id, SecretKey key) implements MasterKey {

    private static final int SHOWN = 4;

    static FileMasterKey in(Path file) {
        try {
            return of(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "%s holds no key of 32 bytes in Base64 (openssl rand -base64 32)".formatted(file), unusable);
        }
    }

    static FileMasterKey madeIn(Path data) {
        return in(SecretFile.madeOnce(
                data.resolve("master-key"),
                () -> Base64.getEncoder().encodeToString(Xaes.newKey().getEncoded()) + "\n"));
    }

    private static FileMasterKey of(byte[] bytes) {
        SecretKey key = Xaes.key(bytes);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new FileMasterKey(HexFormat.of().formatHex(digest, 0, SHOWN), key);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean opens(String otherId) {
        return otherId.equals(id);
    }

    @Override
    public byte[] wrap(String name, SecretKey wrapped) {
        return Xaes.seal(key, wrapped.getEncoded(), name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public SecretKey unwrap(String name, byte[] wrapped) {
        try {
            return Xaes.key(Xaes.open(key, wrapped, name.getBytes(StandardCharsets.UTF_8)));
        } catch (AEADBadTagException altered) {
            throw new KeyUnusable("The key of %s was altered".formatted(name), altered);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "master key " + id;
    }
}
