package io.muniment.infra.proof;

import io.muniment.infra.secrets.SecretFile;
import io.muniment.infra.verify.PublicKeyText;
import io.muniment.infra.verify.SignedNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A private key of Ed25519 in a file, PKCS#8 in PEM, and its public half under the name of the ledger. */
record SigningKey(PublicKeyText publicKey, PrivateKey privateKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    static SigningKey in(Path file, String name) {
        try {
            return of(Files.readString(file), name);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "%s holds no private key of Ed25519 in PEM (openssl genpkey -algorithm ed25519)".formatted(file),
                    unusable);
        }
    }

    /** Made once, then read: what it has signed can be verified over a restart. */
    static SigningKey madeIn(Path data, String name) {
        return in(SecretFile.madeOnce(data.resolve("proof-key.pem"), SigningKey::newPem), name);
    }

    private static String newPem() {
        try {
            byte[] key = KeyPairGenerator.getInstance(ALGORITHM)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String text = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(key);
            return BEGIN + "\n" + text + "\n" + END + "\n";
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    private static SigningKey of(String pem, String name) throws GeneralSecurityException {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new IllegalArgumentException("no PEM");
        }
        byte[] encoded = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        var key = (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        byte[] seed = key.getBytes().orElseThrow(() -> new IllegalArgumentException("no key"));
        return new SigningKey(PublicKeyText.of(name, pairOf(seed, key).getPublic()), key);
    }

    /** The JDK makes the public half only where it makes the private one: so it makes this one once more. */
    private static KeyPair pairOf(byte[] seed, PrivateKey key) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
        KeyPair pair = generator.generateKeyPair();
        if (!Arrays.equals(pair.getPrivate().getEncoded(), key.getEncoded())) {
            throw new GeneralSecurityException("The public half cannot be found");
        }
        return pair;
    }

    SignedNote.Seal sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return SignedNote.Seal.of(publicKey, signature.sign());
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    @Override
    public String toString() {
        return publicKey.toString();
    }

    /** Chance that is none. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
