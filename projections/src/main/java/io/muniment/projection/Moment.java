package io.muniment.projection;

import static io.muniment.projection.PastColumns.KNOWN_FROM;
import static io.muniment.projection.PastColumns.KNOWN_UNTIL;
import static io.muniment.projection.PastColumns.TRUE_FROM;
import static io.muniment.projection.PastColumns.TRUE_UNTIL;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.UpdatableRecord;

/**
 * When something became true, and when it was known. What was true until then was true until then as long as that was
 * known, and is true until then only from then on.
 */
record Moment(Instant from, Instant known) {

    static Moment of(Recorded event) {
        return new Moment(event.effectiveAt(), event.recordedAt());
    }

    void begin(UpdatableRecord<?> version) {
        version.set(TRUE_FROM, from);
        version.set(KNOWN_FROM, known);
    }

    boolean isLateFor(UpdatableRecord<?> version) {
        return !from.isAfter(Objects.requireNonNull(version.get(TRUE_FROM)));
    }

    List<UpdatableRecord<?>> end(List<UpdatableRecord<?>> rows) {
        return rows.stream().flatMap(row -> end(row).stream()).toList();
    }

    /** What becomes of a row: itself where it does not go on until this moment, and at most two where it does. */
    List<UpdatableRecord<?>> end(UpdatableRecord<?> row) {
        if (!PastColumns.saysWhen(row.getTable()) || row.get(KNOWN_UNTIL) != null || isOver(row)) {
            return List.of(row);
        }
        boolean beganBefore = !isLateFor(row);
        List<UpdatableRecord<?>> rows = new ArrayList<>();
        if (from.equals(known)) {
            if (beganBefore) {
                rows.add(PastColumns.with(row, TRUE_UNTIL, from));
            }
            return rows; // nobody is told what will be, so nobody was told anything else
        }
        if (Objects.requireNonNull(row.get(KNOWN_FROM)).isBefore(known)) {
            rows.add(PastColumns.with(row, KNOWN_UNTIL, known));
        }
        if (beganBefore) {
            UpdatableRecord<?> until = PastColumns.with(row, TRUE_UNTIL, from);
            until.set(KNOWN_FROM, known);
            rows.add(until);
        }
        return rows;
    }

    private boolean isOver(UpdatableRecord<?> row) {
        Instant until = row.get(TRUE_UNTIL);
        return until != null && !until.isAfter(from);
    }
}
