package io.muniment.projection.history;

import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one aggregate that are not written yet, the last one first, and whose affair the aggregate is. */
record Story(
        long version,
        @Nullable String owner,
        @Nullable EventHistoryRecord line,
        @Nullable Story before) {

    /** All lines up to a version are written. */
    static Story writtenUpTo(long version, @Nullable String owner) {
        return new Story(version, owner, null, null);
    }

    List<EventHistoryRecord> lines() {
        List<EventHistoryRecord> lines = new ArrayList<>();
        for (Story story = this; story != null; story = story.before) {
            if (story.line != null) {
                lines.add(story.line);
            }
        }
        return lines;
    }
}
