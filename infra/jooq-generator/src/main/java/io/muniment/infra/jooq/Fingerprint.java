package io.muniment.infra.jooq;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jooq.Constants;

/** Everything the generated code depends on, as one number. */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(List<Path> migrations, String targetPackage) throws IOException {
        try {
            var fingerprint = new Fingerprint(MessageDigest.getInstance("SHA-256"));
            fingerprint.add(targetPackage.getBytes(StandardCharsets.UTF_8));
            fingerprint.add(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
            fingerprint.addClass(GenerateJooq.class);
            for (Path folder : migrations) {
                fingerprint.addFolder(folder);
            }
            return HexFormat.of().formatHex(fingerprint.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var file : paths.filter(Files::isRegularFile).sorted().toList()) {
                add(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                add(Files.readAllBytes(file));
            }
        }
    }

    private void addClass(Class<?> type) throws IOException {
        try (var bytes = Objects.requireNonNull(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            add(bytes.readAllBytes());
        }
    }

    /** The length goes in front, so that moving a byte from one part to the next changes the number. */
    private void add(byte[] part) {
        digest.update(Integer.toString(part.length).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ':');
        digest.update(part);
    }
}
