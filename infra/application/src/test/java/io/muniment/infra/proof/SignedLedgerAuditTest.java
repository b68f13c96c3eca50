package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;
import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_KEY;
import static io.muniment.projection.schema.Tables.PROOF_TREE;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.proof.Discrepancy.Kind;
import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.SignedNote;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events and hashes go together again: what was signed tells, and whose signature it is. */
class SignedLedgerAuditTest extends TamperedLedger {

    /** Somebody changes an event and calculates everything anew; they cannot sign. */
    @Test
    void aLedgerThatWasRewrittenWithItsTreeIsFoundByWhatWasSigned() {
        Discrepancy finding = after(SignedLedgerAuditTest::rewrite);
        assertThat(finding)
                .isEqualTo(new Discrepancy(
                        Kind.REWRITTEN,
                        150,
                        299,
                        Objects.requireNonNull(finding).says()));
    }

    private static void rewrite(DSLContext within) {
        within.update(LEDGER_EVENT)
                .set(LEDGER_EVENT.NAME, "verification.Nothing")
                .where(LEDGER_EVENT.POSITION.eq(200L))
                .execute();
        within.deleteFrom(PROOF_HASHES).execute();
        within.update(PROOF_TREE).set(PROOF_TREE.SIZE, 0L).execute();
        TreeGrowth growth = new TreeGrowth(within, 1000);
        assertThat(growth.grow()).isEqualTo(EVENTS);
    }

    /** They make a key, and say in the database that it has always been the one. */
    @Test
    void whatWasRewrittenAndSignedWithAKeyOfTheirOwnIsFound(@TempDir Path elsewhere) {
        SigningKey theirs = SigningKey.madeIn(elsewhere, HashedLedger.ORIGIN);
        found(Kind.CHECKPOINT_ALTERED, 150, within -> {
            rewrite(within);
            ledger.checkpoints().all().forEach(row -> signAnew(within, row, theirs));
            within.update(PROOF_KEY).set(PROOF_KEY.KEY, theirs.toString()).execute();
        });
        // or that it was the one before
        found(Kind.CHECKPOINT_ALTERED, 150, within -> {
            rewrite(within);
            ledger.checkpoints().all().forEach(row -> signAnew(within, row, theirs));
            insert(within, theirs);
        });
    }

    /** They add a signature to what was signed in truth, as if the one key had followed the other there. */
    @Test
    void aKeyThatWasSlippedInBesideATrueSignatureIsNotBelieved(@TempDir Path elsewhere) {
        SigningKey theirs = SigningKey.madeIn(elsewhere, HashedLedger.ORIGIN);
        found(Kind.CHECKPOINT_ALTERED, 300, within -> {
            rewrite(within);
            ledger.checkpoints().all().forEach(row -> signAnew(within, row, theirs));
            SignedNote truth = ledger.checkpoints().of(150).orElseThrow();
            List<SignedNote.Seal> seals = new ArrayList<>(truth.seals());
            seals.add(theirs.sign(truth.checkpoint().text()));
            replaceNote(within, new SignedNote(truth.checkpoint(), seals));
            insert(within, theirs);
        });
    }

    private static void signAnew(DSLContext within, ProofCheckpointRecord row, SigningKey key) {
        Checkpoint truth = Checkpoints.note(row.getSize(), row.getNote()).checkpoint();
        Hash root = KnownHashes.of(within, List.of(Span.whole(truth.size()))).root(truth.size());
        Checkpoint lie = new Checkpoint(truth.origin(), truth.size(), root, truth.time());
        replaceNote(within, new SignedNote(lie, List.of(key.sign(lie.text()))));
    }

    private static void replaceNote(DSLContext within, SignedNote note) {
        within.update(PROOF_CHECKPOINT)
                .set(PROOF_CHECKPOINT.NOTE, note.text())
                .where(PROOF_CHECKPOINT.SIZE.eq(note.checkpoint().size()))
                .execute();
    }

    private static void insert(DSLContext within, SigningKey key) {
        within.insertInto(PROOF_KEY)
                .set(PROOF_KEY.KEY, key.toString())
                .set(PROOF_KEY.SINCE, Instant.EPOCH)
                .set(PROOF_KEY.RETIRED, Instant.now())
                .execute();
    }

    @Test
    void aCheckpointThatWasAlteredIsFound() {
        found(
                Kind.CHECKPOINT_ALTERED,
                300,
                within -> within.update(PROOF_CHECKPOINT)
                        .set(PROOF_CHECKPOINT.NOTE, DSL.replace(PROOF_CHECKPOINT.NOTE, "time 20", "time 19"))
                        .where(PROOF_CHECKPOINT.SIZE.eq(300L))
                        .execute());
        found(
                Kind.CHECKPOINT_ALTERED,
                300,
                within -> within.update(PROOF_CHECKPOINT)
                        .set(PROOF_CHECKPOINT.NOTE, "nothing")
                        .where(PROOF_CHECKPOINT.SIZE.eq(300L))
                        .execute());
    }
}
