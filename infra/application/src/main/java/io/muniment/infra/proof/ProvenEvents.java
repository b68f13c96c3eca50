package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.SignedNote;
import io.muniment.infra.verify.Subtree;
import io.muniment.query.proof.ProvenEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Events as they are stored, each with what proves that it is one of those that a checkpoint stands for. */
public final class ProvenEvents {

    private static final int AT_ONCE = 200;

    private final Checkpoints checkpoints;
    private final SigningKeys keys;

    ProvenEvents(Checkpoints checkpoints, SigningKeys keys) {
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** An event with the hashes that lead from its leaf to the root. */
    public record Proven(Entry event, List<Hash> hashes) {
        public Proven {
            hashes = List.copyOf(hashes);
        }
    }

    /** The same one for ever: the smallest that there is, or else one that is signed now. */
    public SignedNote checkpointWith(long position) {
        return checkpoints.smallestWith(position).orElseGet(() -> {
            SignedNote signed = checkpoints.signAll(position);
            return checkpoints.smallestWith(position).orElse(signed);
        });
    }

    /** All of one aggregate up to a position, in their order, proven by the checkpoint of that size. */
    public void ofAggregate(DSLContext db, String id, long upTo, long size, Consumer<Proven> reader) {
        List<Entry> some = List.of();
        do {
            long next = some.isEmpty() ? 0 : some.getLast().version() + 1;
            some = db.selectFrom(LEDGER_EVENT)
                    .where(LEDGER_EVENT.AGGREGATE_ID.eq(id))
                    .and(LEDGER_EVENT.VERSION.ge(next))
                    .and(LEDGER_EVENT.POSITION.le(upTo))
                    .orderBy(LEDGER_EVENT.VERSION)
                    .limit(AT_ONCE)
                    .fetch(StoredEntries::entry);
            proven(db, some, size, reader);
        } while (some.size() == AT_ONCE);
    }

    private static void proven(DSLContext db, List<Entry> events, long size, Consumer<Proven> reader) {
        List<Span> spans = new ArrayList<>();
        for (Entry event : events) {
            spans.addAll(Span.toRoot(event.position(), size));
            spans.add(new Span(event.position(), event.position() + 1));
        }
        KnownHashes known = KnownHashes.of(db, spans);
        for (Entry event : events) {
            if (!event.leaf().equals(known.hash(new Subtree(0, event.position())))) {
                throw Altered.eventChanged(event.position());
            }
            reader.accept(new Proven(event, known.hashes(Span.toRoot(event.position(), size))));
        }
    }

    public static ProvenEvent told(Entry event) {
        return LedgerProofs.told(event);
    }

    public String origin() {
        return keys.origin();
    }

    /** Of one signer, with a key that signs checkpoints too: the text must be none. */
    public String signed(DSLContext db, String text) {
        keys.mustNotBeRetired(db);
        return SignedNote.text(text, List.of(keys.current().sign(text)));
    }
}
