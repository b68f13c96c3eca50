package io.muniment.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one aggregate's past, as far as they are in memory. They are never changed, always replaced.
 *
 * @param version the last one: true since its time, and until further notice
 * @param others the rows beside it
 * @param ended what was there before
 * @param late events that came after others which had come true later: stored rows may end with them, too
 * @param isErased whether stored rows may still say something of a person who is erased
 */
record PastRows<S>(
        S now,
        UpdatableRecord<?> version,
        PresentRows others,
        @Nullable EndedRows ended,
        List<Moment> late,
        boolean isErased) {

    PastRows {
        late = List.copyOf(late);
    }

    static <S> PastRows<S> present(S now, UpdatableRecord<?> version, PresentRows others) {
        return new PastRows<>(now, version, others, null, List.of(), false);
    }

    PastRows<S> next(S next, UpdatableRecord<?> nextVersion, PresentRows nextOthers, Recorded event) {
        Moment moment = Moment.of(event);
        boolean isLate = moment.isLateFor(version);
        List<UpdatableRecord<?>> gone = new ArrayList<>(moment.end(version));
        gone.addAll(others.endedBy(nextOthers, event.version()));
        EndedRows before = isLate && ended != null ? new EndedRows(null, moment.end(ended.inOrder())) : ended;
        return new PastRows<>(
                next,
                nextVersion,
                nextOthers,
                new EndedRows(before, gone),
                isLate ? Stream.concat(late.stream(), Stream.of(moment)).toList() : late,
                isErased);
    }

    /** What the read model says now is its own affair. */
    PastRows<S> erased() {
        return new PastRows<>(
                now,
                PersonalColumns.erased(version),
                others.erased(),
                ended == null ? null : ended.erased(),
                late,
                true);
    }

    /** Since when stored rows may have ended that are not here. */
    Instant earliestLate() {
        return late.stream().map(Moment::from).min(Comparator.naturalOrder()).orElse(Instant.MAX);
    }

    /** Stored rows, as what came late leaves them. */
    List<UpdatableRecord<?>> afterLate(List<UpdatableRecord<?>> stored) {
        List<UpdatableRecord<?>> rows = stored;
        for (Moment moment : late) {
            rows = moment.end(rows);
        }
        return rows;
    }

    PastRows<S> with(List<UpdatableRecord<?>> older) {
        return new PastRows<>(now, version, others, new EndedRows(ended, older), late, isErased);
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.of(
                        ended == null ? Stream.<UpdatableRecord<?>>of() : ended.inOrder().stream(),
                        Stream.of(version),
                        others.rows())
                .flatMap(rows -> rows);
    }
}
