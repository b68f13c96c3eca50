package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_KEY;

import io.muniment.infra.verify.PublicKeyText;
import io.muniment.infra.verify.SignedNote;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import io.muniment.query.proof.ProofKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs now, and the one before it if that is still at hand: the first checkpoint of a new key is signed
 * with both, so that whoever trusts the new one believes the old one up to there.
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
    void mustNotBeRetired(DSLContext db) {
        if (db.fetchExists(PROOF_KEY, PROOF_KEY.KEY.eq(current.toString()).and(PROOF_KEY.RETIRED.isNotNull()))) {
            throw new ProofRefused(
                    Reason.KEY_RETIRED,
                    "The key of this process was retired: all processes need the same muniment.proof.key-file");
        }
    }

    /** Those of this process, and those before them as far as these say so. */
    TrustedKeys trusted(DSLContext db, List<ProofCheckpointRecord> signed) {
        List<PublicKeyText> own = new ArrayList<>(List.of(current.publicKey()));
        if (previous != null) {
            own.add(previous.publicKey());
        }
        return TrustedKeys.of(own, signed, known(db));
    }

    static List<ProofKey> all(DSLContext db) {
        return db.selectFrom(PROOF_KEY)
                .orderBy(PROOF_KEY.SINCE.desc(), PROOF_KEY.KEY)
                .fetch(row -> new ProofKey(row.getKey(), row.getSince(), row.getRetired()));
    }

    private static List<PublicKeyText> known(DSLContext db) {
        return db.selectDistinct(PROOF_KEY.KEY).from(PROOF_KEY).fetch(row -> PublicKeyText.parse(row.value1()));
    }
}
