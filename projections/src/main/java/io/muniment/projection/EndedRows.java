package io.muniment.projection;

import java.util.ArrayList;
import java.util.List;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/** Rows on top of earlier ones: a life may have very many, and each of its events adds some. */
record EndedRows(@Nullable EndedRows below, List<UpdatableRecord<?>> rows) {

    EndedRows {
        rows = List.copyOf(rows);
    }

    EndedRows erased() {
        return new EndedRows(
                null,
                inOrder().stream()
                        .<UpdatableRecord<?>>map(PersonalColumns::erased)
                        .toList());
    }

    /** The earliest first. */
    List<UpdatableRecord<?>> inOrder() {
        List<EndedRows> layers = new ArrayList<>();
        for (EndedRows layer = this; layer != null; layer = layer.below) {
            layers.add(layer);
        }
        return layers.reversed().stream().flatMap(layer -> layer.rows.stream()).toList();
    }
}
