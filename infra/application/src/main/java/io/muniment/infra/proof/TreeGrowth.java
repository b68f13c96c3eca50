package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;

import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.Subtree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Adds to the tree what was appended to the ledger, a portion at a time: hashes and size in one transaction, so that
 * whoever is killed has added all of a portion or nothing. Nothing that is there is ever written again.
 */
final class TreeGrowth {

    private final DSLContext db;
    private final int portion;

    TreeGrowth(DSLContext db, int portion) {
        this.db = db;
        this.portion = portion;
    }

    /** How many events are in the tree. */
    long size() {
        return db.select(PROOF_TREE.SIZE).from(PROOF_TREE).fetchSingle(Record1::value1);
    }

    /** How many events were added: none if there are none, or if somebody else adds them right now. */
    long grow() {
        try {
            return db.transactionResult(transaction -> grow(transaction.dsl()));
        } catch (IntegrityConstraintViolationException | DataIntegrityViolationException occupied) {
            throw Altered.hashesThere(size());
        }
    }

    private long grow(DSLContext db) {
        // whoever holds the row adds; a connection that is lost lets go of it
        Long size = db.select(PROOF_TREE.SIZE)
                .from(PROOF_TREE)
                .forUpdate()
                .skipLocked()
                .fetchOne(PROOF_TREE.SIZE);
        return size == null ? 0 : grow(db, size);
    }

    private long grow(DSLContext db, long size) {
        Subtree last = new Subtree(0, size - 1);
        List<Span> edge = new ArrayList<>(List.of(Span.whole(size)));
        if (size > 0) {
            edge.add(new Span(size - 1, size));
        }
        KnownHashes known = KnownHashes.of(db, edge);
        NewHashes added = new NewHashes();
        GrowingTree tree = new GrowingTree(
                size, Span.whole(size).subtrees().stream().map(known::hash).toList(), added::add);
        try (Stream<Entry> entries = StoredEntries.from(db, Math.max(0, size - 1), portion + 1)) {
            Iterator<Entry> next = entries.iterator();
            if (size > 0) {
                mustStillBeThere(last.index(), known.hash(last), next);
                if (!known.isLast(last)) {
                    throw Altered.hashesThere(size);
                }
            }
            while (next.hasNext()) {
                Entry entry = next.next();
                if (entry.position() != tree.size()) {
                    throw Altered.eventMissing(tree.size());
                }
                tree.add(entry.leaf());
            }
        }
        if (tree.size() > size) {
            db.insertInto(PROOF_HASHES).set(added.rows()).execute();
            db.update(PROOF_TREE).set(PROOF_TREE.SIZE, tree.size()).execute();
        }
        return tree.size() - size;
    }

    /** Nothing is added behind an end that was changed or cut off: what came instead would look like what was there. */
    private static void mustStillBeThere(long position, Hash leaf, Iterator<Entry> entries) {
        Entry entry = entries.hasNext() ? entries.next() : null;
        if (entry == null || entry.position() != position) {
            throw Altered.eventMissing(position);
        }
        if (!entry.leaf().equals(leaf)) {
            throw Altered.eventChanged(position);
        }
    }
}
