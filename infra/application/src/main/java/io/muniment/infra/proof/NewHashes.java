package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_HASHES;

import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.Subtree;
import io.muniment.projection.schema.tables.records.ProofHashesRecord;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of what was added, gathered to as few rows as tiles allow. */
final class NewHashes {

    private final Map<Tile, Run> runs =
            new TreeMap<>(Comparator.comparingInt(Tile::level).thenComparingLong(Tile::index));

    private record Run(long first, ByteArrayOutputStream hashes) {}

    void add(Subtree part, Hash hash) {
        if (Tile.keeps(part)) {
            runs.computeIfAbsent(Tile.of(part), _ -> new Run(part.index(), new ByteArrayOutputStream()))
                    .hashes()
                    .writeBytes(hash.bytes());
        }
    }

    Collection<ProofHashesRecord> rows() {
        Collection<ProofHashesRecord> rows = new ArrayList<>();
        runs.forEach((tile, run) -> {
            ProofHashesRecord row = PROOF_HASHES.newRecord();
            row.setLevel(tile.level());
            row.setFirst(run.first());
            row.setHashes(run.hashes().toByteArray());
            rows.add(row);
        });
        return rows;
    }
}
