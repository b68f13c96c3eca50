package io.muniment.query.stream;

import io.muniment.projection.schema.view.HistoryLine;
import java.util.List;

/** What a follower has missed, in the order in which it was written. */
record MissedLines(List<HistoryLine> lines, boolean thereAreMore) {

    long lastWritten() {
        return lines.isEmpty() ? 0 : lines.getLast().written();
    }
}
