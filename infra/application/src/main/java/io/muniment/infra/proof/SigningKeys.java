package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_KEY;

import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.PublicKeyText;
import io.muniment.infra.verify.SignedNote;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import io.muniment.query.proof.ProofKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs now, and the one before it if that is still at hand: the first checkpoint of a new key is signed
 * with both, so that whoever trusts the old one learns of the new one.
 */
record SigningKeys(
        String origin, SigningKey current, @Nullable SigningKey previous) {

    /** Those that sign a checkpoint of this time; what becomes of keys by it is noted. */
    List<SignedNote.Seal> sign(DSLContext db, String text, Instant at) {
        List<SignedNote.Seal> seals = new ArrayList<>();
        seals.add(current.sign(text));
        String key = current.toString();
        List<String> others = db.select(PROOF_KEY.KEY)
                .from(PROOF_KEY)
                .where(PROOF_KEY.RETIRED.isNull())
                .fetch(PROOF_KEY.KEY);
        if (!others.remove(key)) {
            mustNotBeRetired(db, key);
            db.update(PROOF_KEY)
                    .set(PROOF_KEY.RETIRED, at)
                    .where(PROOF_KEY.RETIRED.isNull())
                    .execute();
            db.insertInto(PROOF_KEY)
                    .set(PROOF_KEY.KEY, key)
                    .set(PROOF_KEY.SINCE, at)
                    .execute();
            if (previous != null && others.contains(previous.toString())) {
                seals.add(previous.sign(text));
            }
        }
        return seals;
    }

    /** Two processes with a key of their own each would take turns for ever. */
    private static void mustNotBeRetired(DSLContext db, String key) {
        if (db.fetchExists(PROOF_KEY, PROOF_KEY.KEY.eq(key).and(PROOF_KEY.RETIRED.isNotNull()))) {
            throw new IllegalStateException(
                    "The key of this process was retired: all processes need the same muniment.proof.key-file");
        }
    }

    /**
     * What the database says of keys is not believed: it is what is looked through. Who has the private key has the
     * right one; one that was before it has signed the checkpoint with it in which it was followed.
     *
     * @param signed from the first to the last
     */
    List<PublicKeyText> trusted(List<ProofCheckpointRecord> signed, List<PublicKeyText> known) {
        List<PublicKeyText> trusted = new ArrayList<>();
        trusted.add(PublicKeyText.parse(current.toString()));
        if (previous != null) {
            trusted.add(PublicKeyText.parse(previous.toString()));
        }
        for (ProofCheckpointRecord row : signed.reversed()) {
            List<PublicKeyText> others =
                    known.stream().filter(key -> !trusted.contains(key)).toList();
            if (!others.isEmpty() && isSignedBy(row, trusted)) {
                others.stream().filter(key -> isSignedBy(row, List.of(key))).forEach(trusted::add);
            }
        }
        return trusted;
    }

    private static boolean isSignedBy(ProofCheckpointRecord row, List<PublicKeyText> keys) {
        try {
            SignedNote.parse(row.getNote()).verifiedBy(keys);
            return true;
        } catch (NotProven another) {
            return false;
        }
    }

    static List<ProofKey> all(DSLContext db) {
        return db.selectFrom(PROOF_KEY)
                .orderBy(PROOF_KEY.SINCE.desc(), PROOF_KEY.KEY)
                .fetch(row -> new ProofKey(row.getKey(), row.getSince(), row.getRetired()));
    }

    static List<PublicKeyText> known(DSLContext db) {
        return db.selectDistinct(PROOF_KEY.KEY).from(PROOF_KEY).fetch(row -> PublicKeyText.parse(row.value1()));
    }
}
