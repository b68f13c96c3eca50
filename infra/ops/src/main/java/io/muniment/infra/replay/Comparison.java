package io.muniment.infra.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One read model as it follows from the log, and as it is. */
final class Comparison {

    private static final int SHOWN = 5;

    private final String readModel;
    private final RowDigest digest = new RowDigest();
    private final List<String> first = new ArrayList<>();
    private long rows;
    private long equal;
    private long different;
    private long leftOut;

    Comparison(String readModel) {
        this.readModel = readModel;
    }

    /** @param rows how many there are in either */
    record Result(
            String readModel,
            long rows,
            long equal,
            long different,
            long leftOut,
            List<String> firstDifferences,
            String digest) {

        Result {
            firstDifferences = List.copyOf(firstDifferences);
        }
    }

    /** Nothing to compare with: a digest alone. */
    void digest(ReadModelTable table, OrderedRows replayed) {
        digest.begin(table);
        for (KeyedRow row = replayed.next(); row != null; row = replayed.next()) {
            digest.add(row);
            rows++;
        }
        leftOut += replayed.passedBy();
    }

    void compare(ReadModelTable table, OrderedRows replayed, OrderedRows live) {
        digest.begin(table);
        KeyedRow expected = next(replayed);
        KeyedRow found = live.next();
        while (expected != null || found != null) {
            int order = expected == null ? 1 : found == null ? -1 : KeyedRow.BY_KEY.compare(expected, found);
            rows++;
            if (order == 0 && expected != null && found != null) {
                same(expected, found);
            } else {
                other(order < 0 ? expected : found, order < 0 ? "is missing" : "follows from no event");
            }
            expected = order <= 0 ? next(replayed) : expected;
            found = order >= 0 ? live.next() : found;
        }
        leftOut += Math.max(replayed.passedBy(), live.passedBy());
    }

    private @Nullable KeyedRow next(OrderedRows replayed) {
        KeyedRow row = replayed.next();
        if (row != null) {
            digest.add(row);
        }
        return row;
    }

    private void same(KeyedRow expected, KeyedRow found) {
        List<String> columns = expected.differingFrom(found);
        if (columns.isEmpty()) {
            equal++;
        } else {
            other(found, "is not what the log says in " + String.join(", ", columns));
        }
    }

    private void other(@Nullable KeyedRow row, String what) {
        different++;
        if (first.size() < SHOWN && row != null) {
            first.add("%s %s %s".formatted(row.table().name(), row.keyText(), what));
        }
    }

    Result result() {
        return new Result(readModel, rows, equal, different, leftOut, first, digest.hex());
    }
}
