package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;
import static io.muniment.projection.schema.Tables.PROOF_TREE;

import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.ConsistencyProof;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.SignedNote;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;

/** What was signed, and signing. */
final class Checkpoints {

    private static final long LOOK_AGAIN_AFTER_MILLIS = 5;

    private static final Set<Reason> AN_OPERATORS = EnumSet.of(Reason.LEDGER_ALTERED, Reason.KEY_RETIRED);

    private final DSLContext db;
    private final TreeGrowth growth;
    private final SigningKeys keys;
    private final Clock clock;
    private final Duration patience;
    private volatile @Nullable String trouble;

    Checkpoints(DSLContext db, TreeGrowth growth, SigningKeys keys, Clock clock, Duration patience) {
        this.db = db;
        this.growth = growth;
        this.keys = keys;
        this.clock = clock;
        this.patience = patience;
    }

    Optional<SignedNote> newest() {
        return newest(db);
    }

    private static Optional<SignedNote> newest(DSLContext db) {
        return db.selectFrom(PROOF_CHECKPOINT)
                .orderBy(PROOF_CHECKPOINT.SIZE.desc())
                .limit(1)
                .fetchOptional(Checkpoints::note);
    }

    Optional<SignedNote> of(long size) {
        return db.selectFrom(PROOF_CHECKPOINT)
                .where(PROOF_CHECKPOINT.SIZE.eq(size))
                .fetchOptional(Checkpoints::note);
    }

    /** The smallest one that has the event at a position. It stays that: later ones are larger. */
    Optional<SignedNote> smallestWith(long position) {
        return db.selectFrom(PROOF_CHECKPOINT)
                .where(PROOF_CHECKPOINT.SIZE.gt(position))
                .orderBy(PROOF_CHECKPOINT.SIZE)
                .limit(1)
                .fetchOptional(Checkpoints::note);
    }

    TrustedKeys trustedKeys(List<ProofCheckpointRecord> signed) {
        return keys.trusted(db, signed);
    }

    List<ProofCheckpointRecord> all() {
        return db.selectFrom(PROOF_CHECKPOINT).orderBy(PROOF_CHECKPOINT.SIZE).fetch();
    }

    private static SignedNote note(ProofCheckpointRecord row) {
        return note(row.getSize(), row.getNote());
    }

    static SignedNote note(long size, String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (note.checkpoint().size() == size) {
                return note;
            }
        } catch (NotProven malformed) {
            throw Altered.signedOtherwise(size, malformed.reason());
        }
        throw Altered.signedOtherwise(size, "it is of another size");
    }

    /** Of all that is hashed. If nothing came since the last one, that is it. */
    SignedNote sign() {
        try {
            SignedNote note = db.transactionResult(transaction -> sign(transaction.dsl()));
            trouble = null;
            return note;
        } catch (ProofRefused refused) {
            trouble = AN_OPERATORS.contains(refused.reason()) ? refused.getMessage() : null;
            throw refused;
        }
    }

    /** Why nothing can be signed, if that is for an operator to look at. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Of all that is recorded now, as far as that can be hashed in time. */
    SignedNote signAll(long upTo) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (growth.size() <= upTo) {
            if (System.nanoTime() > giveUp) {
                throw new ProofRefused(
                        Reason.BEHIND, "Position %d is not hashed yet; ask again a little later".formatted(upTo));
            }
            if (growth.grow() == 0) {
                pause();
            }
        }
        return sign();
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_AFTER_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProofRefused(Reason.BEHIND, "The application is stopping");
        }
    }

    private SignedNote sign(DSLContext db) {
        // nobody adds or signs meanwhile
        long size = db.select(PROOF_TREE.SIZE).from(PROOF_TREE).forUpdate().fetchSingle(Record1::value1);
        Optional<SignedNote> last = newest(db);
        last.map(SignedNote::checkpoint).filter(signed -> signed.size() > size).ifPresent(signed -> {
            throw Altered.signedOtherwise(signed.size(), "only %d are hashed".formatted(size));
        });
        if (size == 0) {
            throw new ProofRefused(Reason.NOTHING_YET, "Nothing is recorded yet, so there is nothing to sign");
        }
        keys.mustNotBeRetired(db);
        return last.filter(note -> note.checkpoint().size() == size)
                .orElseGet(() -> sign(db, size, last.map(SignedNote::checkpoint)));
    }

    private SignedNote sign(DSLContext db, long size, Optional<Checkpoint> last) {
        List<Span> path = last.map(before -> Span.between(before.size(), size)).orElse(List.of());
        List<Span> spans = new ArrayList<>(path);
        spans.add(Span.whole(size));
        KnownHashes known = KnownHashes.of(db, spans);
        Instant now = clock.instant();
        Instant at = last.map(Checkpoint::time).filter(now::isBefore).orElse(now);
        Checkpoint checkpoint = new Checkpoint(keys.origin(), size, known.root(size), at);
        last.ifPresent(before -> mustHaveGrown(before, checkpoint, known.hashes(path)));
        SignedNote note = new SignedNote(checkpoint, keys.sign(db, checkpoint.text(), at));
        db.insertInto(PROOF_CHECKPOINT)
                .set(PROOF_CHECKPOINT.SIZE, size)
                .set(PROOF_CHECKPOINT.AT, at)
                .set(PROOF_CHECKPOINT.NOTE, note.text())
                .execute();
        return note;
    }

    /** Nothing is signed that contradicts what was signed before. */
    private static void mustHaveGrown(Checkpoint before, Checkpoint after, List<Hash> path) {
        try {
            new ConsistencyProof(before.size(), after.size(), path).verify(before.root(), after.root());
        } catch (NotProven altered) {
            throw Altered.signedOtherwise(before.size(), altered.reason());
        }
    }
}
