package io.muniment.query.stream;

import io.muniment.projection.schema.view.HistoryLine;
import java.time.Instant;

record StreamedEvent(
        long position, String type, String id, long version, String name, String narrative, Instant recordedAt) {

    static StreamedEvent of(HistoryLine line) {
        return new StreamedEvent(
                line.position(),
                line.type(),
                line.id(),
                line.version(),
                line.name(),
                line.narrative(),
                line.recordedAt());
    }
}
