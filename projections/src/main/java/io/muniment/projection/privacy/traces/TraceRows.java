package io.muniment.projection.privacy.traces;

import io.muniment.projection.schema.tables.records.PrivacyTracedPersonsRecord;
import io.muniment.projection.schema.tables.records.PrivacyTracesRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** An aggregate, and of whom it says something. */
record TraceRows(PrivacyTracesRecord trace, List<PrivacyTracedPersonsRecord> persons) {

    TraceRows {
        persons = List.copyOf(persons);
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.concat(Stream.of(trace), persons.stream());
    }
}
