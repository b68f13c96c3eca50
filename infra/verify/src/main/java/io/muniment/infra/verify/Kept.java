package io.muniment.infra.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** What an auditor has kept: keys that they trust, and checkpoints. */
public final class Kept {

    private Kept() {}

    /** A public key, or those of a file. */
    public static List<PublicKeyText> keys(String value) throws IOException {
        return value.contains("+") && !Files.exists(Path.of(value))
                ? List.of(PublicKeyText.parse(value))
                : text(Path.of(value))
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(PublicKeyText::parse)
                        .toList();
    }

    /** Those of a file, which must not contradict each other. */
    public static List<Checkpoint> checkpoints(Path file, Collection<PublicKeyText> keys) throws IOException {
        List<Checkpoint> verified = ProofText.checkpoints(text(file)).stream()
                .map(note -> note.verifiedBy(keys))
                .toList();
        for (int place = 1; place < verified.size(); place++) {
            Checkpoint before = verified.get(place - 1);
            Checkpoint after = verified.get(place);
            if (!after.origin().equals(before.origin())) {
                throw new NotProven(
                        "it holds checkpoints of two ledgers, %s and %s".formatted(before.origin(), after.origin()));
            }
            if (after.size() < before.size() || after.time().isBefore(before.time())) {
                throw new NotProven("after %s comes %s".formatted(words(before), words(after)));
            }
            if (after.size() == before.size() && !after.root().equals(before.root())) {
                throw new NotProven("two different ledgers were both signed as of %d events".formatted(after.size()));
            }
        }
        return verified;
    }

    public static String words(Checkpoint checkpoint) {
        return "the %d events of %s as of %s".formatted(checkpoint.size(), checkpoint.origin(), checkpoint.time());
    }

    static String text(Path file) throws IOException {
        return Bytes.asText(Files.readAllBytes(file));
    }
}
