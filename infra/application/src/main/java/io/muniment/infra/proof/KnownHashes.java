package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_HASHES;

import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.Subtree;
import io.muniment.projection.schema.tables.records.ProofHashesRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** As many hashes of the tree as some spans are made of, fetched with one statement. */
final class KnownHashes {

    private final Map<Tile, byte[]> tiles = new HashMap<>();
    private final Map<Tile, Long> ends = new HashMap<>();

    private KnownHashes() {}

    static KnownHashes of(DSLContext db, Collection<Span> spans) {
        KnownHashes known = new KnownHashes();
        Condition needed = spans.stream()
                .flatMap(span -> span.subtrees().stream())
                .map(Tile::of)
                .distinct()
                .map(KnownHashes::isPartOf)
                .reduce(DSL.noCondition(), Condition::or);
        db.selectFrom(PROOF_HASHES)
                .where(spans.isEmpty() ? DSL.falseCondition() : needed)
                .orderBy(PROOF_HASHES.LEVEL, PROOF_HASHES.FIRST)
                .forEach(known::add);
        return known;
    }

    private static Condition isPartOf(Tile tile) {
        return PROOF_HASHES
                .LEVEL
                .eq(tile.level())
                .and(PROOF_HASHES.FIRST.ge(tile.first()))
                .and(PROOF_HASHES.FIRST.lt(tile.end()));
    }

    private void add(ProofHashesRecord row) {
        Tile tile = new Tile(row.getLevel(), row.getFirst() >> Tile.HEIGHT);
        byte[] hashes = tiles.computeIfAbsent(tile, _ -> new byte[Tile.WIDTH * Hash.LENGTH]);
        long end = ends.getOrDefault(tile, tile.first());
        int count = row.getHashes().length / Hash.LENGTH;
        if (row.getFirst() == end && end + count <= tile.end()) { // else something is missing
            System.arraycopy(row.getHashes(), 0, hashes, (int) (end - tile.first()) * Hash.LENGTH, count * Hash.LENGTH);
            ends.put(tile, end + count);
        }
    }

    /** Whether a hash is the last that there is in its tile. */
    boolean isLast(Subtree part) {
        return part.index() + 1 == ends.getOrDefault(Tile.of(part), 0L);
    }

    Hash root(long size) {
        return hash(Span.whole(size));
    }

    Hash hash(Span span) {
        return span.hash(this::hash);
    }

    List<Hash> hashes(Collection<Span> spans) {
        return spans.stream().map(this::hash).collect(Collectors.toUnmodifiableList());
    }

    Hash hash(Subtree part) {
        Tile tile = Tile.of(part);
        byte[] hashes = tiles.get(tile);
        int place = Tile.placeOf(part);
        int count = 1 << part.level() % Tile.HEIGHT;
        if (hashes == null || ends.getOrDefault(tile, 0L) < tile.first() + place + count) {
            throw Altered.hashesMissing(part);
        }
        return hash(hashes, place, count);
    }

    private static Hash hash(byte[] hashes, int place, int count) {
        return count == 1
                ? Hash.at(hashes, place)
                : Hash.ofNode(hash(hashes, place, count / 2), hash(hashes, place + count / 2, count / 2));
    }
}
