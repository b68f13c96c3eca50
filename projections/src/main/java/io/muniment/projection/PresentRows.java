package io.muniment.projection;

import static io.muniment.projection.PastColumns.SINCE;
import static io.muniment.projection.PastColumns.UNTIL;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** Rows that an aggregate has now, each with what is kept of it for the past. */
record PresentRows(SequencedMap<List<?>, Present> byKey) {

    /** @param row as the read model has it */
    record Present(UpdatableRecord<?> row, UpdatableRecord<?> past) {

        private boolean isSince(long version) {
            return Objects.equals(past.get(SINCE), version);
        }
    }

    static final PresentRows NONE = new PresentRows(new LinkedHashMap<>());

    static PresentRows of(Stream<Present> rows) {
        SequencedMap<List<?>, Present> byKey = new LinkedHashMap<>();
        rows.forEach(one -> byKey.put(key(one.row), one));
        return new PresentRows(byKey);
    }

    PresentRows erased() {
        return of(byKey.values().stream()
                .map(one -> new Present(PersonalColumns.erased(one.row), PersonalColumns.erased(one.past))));
    }

    private static List<?> key(UpdatableRecord<?> row) {
        return List.of(row.getTable(), row.key());
    }

    /** What is the same as before goes on; what is not, begins. */
    PresentRows next(Stream<UpdatableRecord<?>> rows, Function<UpdatableRecord<?>, UpdatableRecord<?>> begin) {
        return of(rows.map(row -> {
            Present before = byKey.get(key(row));
            return before != null && before.row.equals(row) ? before : new Present(row, begin.apply(row));
        }));
    }

    /** Those that do not go on. */
    List<UpdatableRecord<?>> endedBy(PresentRows next, long version) {
        List<UpdatableRecord<?>> ended = new ArrayList<>();
        byKey.forEach((key, present) -> {
            Present after = next.byKey.get(key);
            if (after == null || after.isSince(version)) {
                ended.add(PastColumns.with(present.past, UNTIL, version));
            }
        });
        return ended;
    }

    Stream<UpdatableRecord<?>> rows() {
        return byKey.values().stream().map(Present::past);
    }
}
