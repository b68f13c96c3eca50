package io.muniment.infra.proof;

import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.PublicKeyText;
import io.muniment.infra.verify.SignedNote;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom an audit believes. What the database says of keys is not believed: it is what is looked through. Who has the
 * private key has the right one; one that was before it has signed the checkpoint with it in which it was followed, and
 * is believed up to that one and no further: to a checkpoint that was signed anybody can add a signature.
 *
 * @param upTo the size of the largest checkpoint that each is believed
 */
record TrustedKeys(Map<PublicKeyText, Long> upTo) {

    TrustedKeys {
        upTo = Collections.unmodifiableMap(new LinkedHashMap<>(upTo));
    }

    /**
     * @param signed from the first to the last
     * @param known that the database says have signed
     */
    static TrustedKeys of(
            Collection<PublicKeyText> own, List<ProofCheckpointRecord> signed, Collection<PublicKeyText> known) {
        Map<PublicKeyText, Long> upTo = new LinkedHashMap<>();
        own.forEach(key -> upTo.put(key, Long.MAX_VALUE));
        for (ProofCheckpointRecord row : signed.reversed()) {
            List<PublicKeyText> others =
                    known.stream().filter(key -> !upTo.containsKey(key)).toList();
            if (!others.isEmpty() && isSignedBy(row, upTo.keySet())) {
                others.stream()
                        .filter(key -> isSignedBy(row, List.of(key)))
                        .forEach(key -> upTo.put(key, row.getSize()));
            }
        }
        return new TrustedKeys(upTo);
    }

    private static boolean isSignedBy(ProofCheckpointRecord row, Collection<PublicKeyText> keys) {
        try {
            return SignedNote.parse(row.getNote()).verifiedBy(keys).size() == row.getSize();
        } catch (NotProven another) {
            return false;
        }
    }

    /** For a checkpoint of that size. */
    List<PublicKeyText> of(long size) {
        return upTo.entrySet().stream()
                .filter(key -> size <= key.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
