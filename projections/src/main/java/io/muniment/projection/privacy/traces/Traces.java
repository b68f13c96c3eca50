package io.muniment.projection.privacy.traces;

import static io.muniment.projection.schema.Tables.PRIVACY_TRACED_PERSONS;
import static io.muniment.projection.schema.Tables.PRIVACY_TRACES;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.PrivacyTracedPersonsRecord;
import io.muniment.projection.schema.tables.records.PrivacyTracesRecord;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which aggregates, of whatever kind, say something of whom: an event that says nothing leaves no trace. */
@Component
class Traces extends KeptFold<TraceRows> {

    static final String NAME = "privacy-traces";

    Traces() {
        super(List.of(PRIVACY_TRACES.ID, PRIVACY_TRACED_PERSONS.TRACE));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(TraceRows state) {
        return state.trace().getVersion();
    }

    @Override
    protected @Nullable TraceRows next(@Nullable TraceRows before, DomainEvent event, Recorded recorded) {
        Set<String> named = PersonsNamed.in(event);
        if (named.isEmpty()) {
            return before;
        }
        TraceRows trace = before == null ? new TraceRows(first(recorded), List.of()) : before;
        var changes = new PrivacyTracesRecord();
        changes.setVersion(recorded.version());
        Set<String> unknown = new TreeSet<>(named);
        trace.persons().forEach(row -> unknown.remove(row.getPerson()));
        return new TraceRows(
                RowCopy.of(trace.trace(), changes),
                Stream.concat(
                                trace.persons().stream().map(row -> named.contains(row.getPerson()) ? more(row) : row),
                                unknown.stream().map(person -> first(person, recorded)))
                        .toList());
    }

    private static PrivacyTracesRecord first(Recorded recorded) {
        var row = new PrivacyTracesRecord();
        row.setId(recorded.aggregateId());
        row.setTenant(recorded.tenant().value());
        row.setAggregateType(recorded.aggregateType());
        return row;
    }

    private static PrivacyTracedPersonsRecord first(String person, Recorded recorded) {
        var row = new PrivacyTracedPersonsRecord();
        row.setTrace(recorded.aggregateId());
        row.setPerson(person);
        row.setTenant(recorded.tenant().value());
        row.setEvents(1);
        return row;
    }

    private static PrivacyTracedPersonsRecord more(PrivacyTracedPersonsRecord row) {
        var changes = new PrivacyTracedPersonsRecord();
        changes.setEvents(row.getEvents() + 1);
        return RowCopy.of(row, changes);
    }

    @Override
    protected TraceRows of(KeptRows rows) {
        return new TraceRows(rows.only(PRIVACY_TRACES), rows.all(PRIVACY_TRACED_PERSONS));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(TraceRows state) {
        return state.all();
    }
}
