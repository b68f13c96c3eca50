package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;

import io.muniment.infra.proof.Discrepancy.Kind;
import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.Subtree;
import io.muniment.projection.schema.tables.records.ProofCheckpointRecord;
import io.muniment.query.ProofRefused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the whole ledger once more and compares: events with their hashes, hashes with each other, and all with what
 * was signed. It reads in portions, in one pass, and names the first position that is not as it was.
 */
public final class LedgerAudit {

    private static final int PORTION = 8192;

    private final DSLContext db;
    private final Checkpoints checkpoints;

    LedgerAudit(DSLContext db, Checkpoints checkpoints) {
        this.db = db;
        this.checkpoints = checkpoints;
    }

    public Audit run() {
        List<ProofCheckpointRecord> signed = checkpoints.all();
        // after them: what is signed meanwhile is larger than all that is looked at
        long size = db.select(PROOF_TREE.SIZE).from(PROOF_TREE).fetchSingle(Record1::value1);
        try {
            mustBeginAtTheBeginning();
            new Pass(signed).over(size);
            return new Audit(size, signed.size(), null);
        } catch (Found found) {
            return new Audit(size, signed.size(), found.finding);
        }
    }

    private void mustBeginAtTheBeginning() {
        Long first = db.select(DSL.min(LEDGER_EVENT.POSITION))
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.lt(0L))
                .fetchSingle()
                .value1();
        if (first != null) {
            throw new Found(Discrepancy.at(Kind.INSERTED, first, "at position %d stands an event, before the first"));
        }
    }

    private static final class Found extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Discrepancy finding;

        Found(Discrepancy finding) {
            super(finding.says(), null, false, false);
            this.finding = finding;
        }
    }

    /** Once from the first event to the last that is hashed. */
    private final class Pass {

        private final List<ProofCheckpointRecord> signed;
        private final TrustedKeys keys;
        private final Map<Subtree, Hash> calculated = new HashMap<>();
        private final GrowingTree tree = new GrowingTree(0, List.of(), this::calculated);
        private int reached;

        Pass(List<ProofCheckpointRecord> signed) {
            this.signed = signed;
            this.keys = checkpoints.trustedKeys(signed);
        }

        void over(long size) {
            for (long begin = 0; begin < size; begin += PORTION) {
                over(begin, Math.min(size, begin + PORTION));
            }
            if (reached < signed.size()) {
                throw new Found(Discrepancy.at(
                        Kind.TRUNCATED, size, "the ledger was signed beyond position %d, and ends before it"));
            }
        }

        private void over(long begin, long end) {
            Map<Long, Entry> entries = entries(begin, (int) (end - begin));
            Map<Subtree, Hash> stored = stored(begin, end);
            calculated.clear();
            for (long position = begin; position < end; position++) {
                Hash leaf = stored.get(new Subtree(0, position));
                Entry entry = entries.get(position);
                if (leaf == null) {
                    throw new Found(
                            Discrepancy.at(Kind.HASHES_ALTERED, position, "the hash of position %d is missing"));
                }
                if (entry == null || !entry.leaf().equals(leaf)) {
                    throw new Found(named(position, leaf, entry, entries, stored, end));
                }
                tree.add(leaf);
                compareWithSigned(stored);
            }
            compare(stored);
        }

        private void calculated(Subtree part, Hash hash) {
            if (part.level() > 0 && Tile.keeps(part)) {
                calculated.put(part, hash);
            }
        }

        /** Events and their hashes go together; what is above them must, too. */
        private void compare(Map<Subtree, Hash> stored) {
            calculated.forEach((part, hash) -> {
                if (!hash.equals(stored.containsKey(part) ? stored.get(part) : storedAt(part))) {
                    throw new Found(above(part));
                }
            });
        }

        private @Nullable Hash storedAt(Subtree part) {
            return hashes(part.level(), part.index(), part.index() + 1).get(part);
        }

        private void compareWithSigned(Map<Subtree, Hash> stored) {
            while (reached < signed.size() && signed.get(reached).getSize() == tree.size()) {
                ProofCheckpointRecord row = signed.get(reached);
                Checkpoint checkpoint = verified(row);
                if (!checkpoint.root().equals(tree.root())) {
                    compare(stored); // it may be known better where
                    long since = reached == 0 ? 0 : signed.get(reached - 1).getSize();
                    throw new Found(new Discrepancy(
                            Kind.REWRITTEN,
                            since,
                            tree.size() - 1,
                            "an event between positions %d and %d is not the one that was signed, and its hashes were made to fit"
                                    .formatted(since, tree.size() - 1)));
                }
                reached++;
            }
        }

        private Checkpoint verified(ProofCheckpointRecord row) {
            try {
                return Checkpoints.note(row.getSize(), row.getNote()).verifiedBy(keys.of(row.getSize()));
            } catch (NotProven | ProofRefused altered) {
                throw new Found(new Discrepancy(
                        Kind.CHECKPOINT_ALTERED,
                        row.getSize(),
                        row.getSize(),
                        "the checkpoint of %d events was altered: %s".formatted(row.getSize(), altered.getMessage())));
            }
        }
    }

    private static Discrepancy above(Subtree part) {
        long first = part.index() << part.level();
        long last = (part.index() + 1 << part.level()) - 1;
        return new Discrepancy(
                Kind.HASHES_ALTERED,
                first,
                last,
                "the hash over positions %d to %d is not theirs: it was altered, or one of them with its own hash"
                        .formatted(first, last));
    }

    private Map<Long, Entry> entries(long begin, int count) {
        return db.transactionResult(transaction -> {
            try (var entries = StoredEntries.from(transaction.dsl(), begin, count)) {
                return entries.collect(Collectors.toMap(Entry::position, entry -> entry));
            }
        });
    }

    /** Of a portion's events, and of the complete parts that lie in it. */
    private Map<Subtree, Hash> stored(long begin, long end) {
        Map<Subtree, Hash> stored = hashes(0, begin, end);
        stored.putAll(hashes(Tile.HEIGHT, begin >> Tile.HEIGHT, end >> Tile.HEIGHT));
        return stored;
    }

    private Map<Subtree, Hash> hashes(int level, long begin, long end) {
        Map<Subtree, Hash> hashes = new HashMap<>();
        db.selectFrom(PROOF_HASHES)
                .where(PROOF_HASHES.LEVEL.eq(level))
                .and(PROOF_HASHES.FIRST.ge(begin >> Tile.HEIGHT << Tile.HEIGHT))
                .and(PROOF_HASHES.FIRST.lt(end))
                .forEach(row -> {
                    int count = row.getHashes().length / Hash.LENGTH;
                    for (int place = 0; place < count; place++) {
                        hashes.put(new Subtree(level, row.getFirst() + place), Hash.at(row.getHashes(), place));
                    }
                });
        return hashes;
    }

    /** What became of the event that belongs to a hash. */
    private Discrepancy named(
            long position,
            Hash leaf,
            @Nullable Entry entry,
            Map<Long, Entry> entries,
            Map<Subtree, Hash> stored,
            long end) {
        if (isOnlyTheHash(position, entries, stored)) {
            return Discrepancy.at(
                    Kind.HASHES_ALTERED, position, "the hash of position %d was altered, the event was not");
        }
        if (entry == null) {
            boolean isEnd = !db.fetchExists(LEDGER_EVENT, LEDGER_EVENT.POSITION.gt(position));
            return isEnd
                    ? Discrepancy.at(Kind.TRUNCATED, position, "the ledger ends before position %d")
                    : Discrepancy.at(Kind.DELETED, position, "the event at position %d is missing");
        }
        Optional<Long> belongs = placeOf(entry);
        Optional<Long> stands = Stream.concat(
                        LongStream.range(position + 1, end).boxed(), belongs.stream())
                .filter(place -> isOf(leaf, position, at(place, entries)))
                .findFirst();
        return belongs.map(place -> stands.isPresent()
                        ? Discrepancy.at(Kind.SWAPPED, position, "at position %d stands the event of position " + place)
                        : Discrepancy.at(
                                Kind.DELETED,
                                position,
                                "the event at position %d is missing; in its place stands that of position " + place))
                .orElseGet(() -> stands.isPresent()
                        ? Discrepancy.at(
                                Kind.INSERTED, position, "at position %d stands an event that was put in later")
                        : Discrepancy.at(Kind.CHANGED, position, "the event at position %d was changed"));
    }

    private @Nullable Entry at(long position, Map<Long, Entry> entries) {
        Entry near = entries.get(position);
        return near == null ? StoredEntries.at(db, position).orElse(null) : near;
    }

    private static boolean isOf(Hash leaf, long position, @Nullable Entry entry) {
        return entry != null && entry.movedTo(position).leaf().equals(leaf);
    }

    /** Where an event belongs by its hash. */
    private Optional<Long> placeOf(Entry entry) {
        long size = db.select(PROOF_TREE.SIZE).from(PROOF_TREE).fetchSingle(Record1::value1);
        for (long begin = 0; begin < size; begin += PORTION) {
            for (var each : hashes(0, begin, begin + PORTION).entrySet()) {
                long place = each.getKey().index();
                if (entry.movedTo(place).leaf().equals(each.getValue())) {
                    return Optional.of(place);
                }
            }
        }
        return Optional.empty();
    }

    /** With the event as it is, the hash above is the one that is kept. */
    private static boolean isOnlyTheHash(long position, Map<Long, Entry> entries, Map<Subtree, Hash> stored) {
        Subtree above = new Subtree(Tile.HEIGHT, position >> Tile.HEIGHT);
        GrowingTree part = new GrowingTree();
        long first = above.index() << Tile.HEIGHT;
        for (long each = first; each < first + Tile.WIDTH; each++) {
            Entry entry = entries.get(each);
            if (entry == null) {
                return false;
            }
            part.add(entry.leaf());
        }
        return part.root().equals(stored.get(above));
    }
}
