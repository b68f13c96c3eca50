package io.muniment.infra.proof;

import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.SignedNote;
import io.muniment.infra.verify.Subtree;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import io.muniment.query.proof.ConsistencyProof;
import io.muniment.query.proof.InclusionProof;
import io.muniment.query.proof.ProofKey;
import io.muniment.query.proof.Proofs;
import io.muniment.query.proof.ProvenEvent;
import io.muniment.query.proof.SignedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Proofs out of the tree over the ledger: one statement for what was signed, one for the event, one for the hashes. */
final class LedgerProofs implements Proofs {

    private final DSLContext db;
    private final Checkpoints checkpoints;
    private final LongSupplier head;

    LedgerProofs(DSLContext db, Checkpoints checkpoints, LongSupplier head) {
        this.db = db;
        this.checkpoints = checkpoints;
        this.head = head;
    }

    @Override
    public SignedCheckpoint checkpoint(@Nullable Long size) {
        return told(signed(size));
    }

    @Override
    public SignedCheckpoint checkpointOfAll() {
        return told(checkpoints.signAll(head.getAsLong()));
    }

    private SignedNote signed(@Nullable Long size) {
        return size == null
                ? checkpoints
                        .newest()
                        .orElseThrow(() -> new ProofRefused(Reason.NOTHING_YET, "No checkpoint was signed yet"))
                : checkpoints
                        .of(size)
                        .orElseThrow(() -> new ProofRefused(
                                Reason.SIZE_UNKNOWN, "No checkpoint of %d events was signed".formatted(size)));
    }

    static SignedCheckpoint told(SignedNote note) {
        Checkpoint checkpoint = note.checkpoint();
        return new SignedCheckpoint(checkpoint.size(), checkpoint.root().toString(), checkpoint.time(), note.text());
    }

    @Override
    public InclusionProof inclusion(String eventId, long position, @Nullable Long size) {
        SignedNote note = size == null ? covering(position) : signed(size);
        long signed = note.checkpoint().size();
        if (position >= signed) {
            throw new ProofRefused(
                    Reason.CAME_LATER, "The event is at position %d, behind the first %d".formatted(position, signed));
        }
        Entry entry = StoredEntries.at(db, position)
                .filter(found -> found.eventId().equals(eventId))
                .orElseThrow(() -> Altered.eventMissing(position));
        List<Span> path = Span.toRoot(position, signed);
        List<Span> spans = new ArrayList<>(path);
        spans.add(new Span(position, position + 1));
        KnownHashes known = KnownHashes.of(db, spans);
        Hash leaf = entry.leaf();
        if (!leaf.equals(known.hash(new Subtree(0, position)))) {
            throw Altered.eventChanged(position);
        }
        return new InclusionProof(told(entry), leaf.toString(), position, signed, texts(known, path), told(note));
    }

    private SignedNote covering(long position) {
        Optional<SignedNote> newest =
                checkpoints.newest().filter(note -> note.checkpoint().size() > position);
        return newest.orElseGet(() -> checkpoints.signAll(position));
    }

    static ProvenEvent told(Entry entry) {
        return new ProvenEvent(
                entry.position(),
                entry.recordedAt(),
                entry.aggregateType(),
                entry.aggregateId(),
                entry.version(),
                entry.name(),
                entry.revision(),
                entry.payload(),
                entry.metadata(),
                entry.eventId());
    }

    @Override
    public ConsistencyProof consistency(long from, @Nullable Long to) {
        SignedNote later = signed(to);
        long size = later.checkpoint().size();
        if (from < 1 || from > size) {
            throw new ProofRefused(Reason.SIZES_IMPOSSIBLE, "Nothing grows from %d to %d".formatted(from, size));
        }
        List<Span> path = Span.between(from, size);
        return new ConsistencyProof(from, size, texts(KnownHashes.of(db, path), path), told(later));
    }

    private static List<String> texts(KnownHashes known, List<Span> path) {
        return known.hashes(path).stream().map(Hash::toString).toList();
    }

    @Override
    public List<ProofKey> keys() {
        return SigningKeys.all(db);
    }
}
