package io.muniment.projection.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.unnest;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.NamesOwner;
import io.muniment.projection.Change;
import io.muniment.projection.Recorded;
import io.muniment.projection.RenderedRows;
import io.muniment.projection.TableFold;
import io.muniment.projection.schema.tables.records.EventHistoryRecord;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One line for each event. */
@Component
class History implements TableFold<Story> {

    static final String NAME = "history";

    private static final List<Field<?>> GIVEN = Arrays.stream(EVENT_HISTORY.fields())
            .filter(column -> !column.equals(EVENT_HISTORY.WRITTEN))
            .toList();

    private static final RenderedRows INSERT = new RenderedRows(
            GIVEN,
            lines -> DSL.insertInto(EVENT_HISTORY)
                    .columns(GIVEN)
                    .valuesOfRows(lines)
                    .returning(EVENT_HISTORY.POSITION, EVENT_HISTORY.WRITTEN));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table<? extends UpdatableRecord<?>>> tables() {
        return List.of(EVENT_HISTORY);
    }

    @Override
    public Field<String> aggregate(Table<?> table) {
        return EVENT_HISTORY.AGGREGATE_ID;
    }

    @Override
    public long version(Story state) {
        return state.version();
    }

    @Override
    public Story evolve(@Nullable Story before, DomainEvent event, Recorded recorded) {
        var owner = event instanceof NamesOwner named ? named.owner() : before == null ? null : before.owner();
        var line = line(recorded);
        line.setOwner(owner);
        line.setNarrative(event.narrative());
        return new Story(recorded.version(), owner, line, before);
    }

    private static EventHistoryRecord line(Recorded recorded) {
        var row = new EventHistoryRecord();
        row.setPosition(recorded.position());
        row.setWritten(recorded.position() + 1); // as if all had been written in their order, until they are
        row.setEventId(recorded.eventId());
        row.setTenant(recorded.tenant().value());
        row.setAggregateType(recorded.aggregateType());
        row.setAggregateId(recorded.aggregateId());
        row.setVersion(recorded.version());
        row.setName(recorded.name());
        row.setRevision(recorded.revision());
        row.setRecordedAt(recorded.recordedAt());
        row.setEffectiveAt(recorded.effectiveAt());
        row.setActor(recorded.actor());
        row.setRole(recorded.role());
        row.setOnBehalfOf(recorded.onBehalfOf());
        row.setRequestId(recorded.requestId());
        row.setCorrelationId(recorded.correlationId());
        row.setCausationId(recorded.causationId());
        return row;
    }

    /** The last line of each aggregate, found by itself: an aggregate may have very many. */
    @Override
    public Map<String, Story> load(DSLContext db, Set<String> aggregates) {
        var wanted = unnest(aggregates.toArray(String[]::new)).as("wanted", "id");
        var last = lateral(select(EVENT_HISTORY.VERSION, EVENT_HISTORY.OWNER)
                        .from(EVENT_HISTORY)
                        .where(EVENT_HISTORY.AGGREGATE_ID.eq(wanted.field("id", String.class)))
                        .orderBy(EVENT_HISTORY.VERSION.desc())
                        .limit(1))
                .as("last");
        return db.select(
                        wanted.field("id", String.class),
                        last.field(EVENT_HISTORY.VERSION),
                        last.field(EVENT_HISTORY.OWNER))
                .from(wanted)
                .join(last)
                .on(trueCondition())
                .fetchMap(row -> row.value1(), row -> Story.writtenUpTo(row.value2(), row.value3()));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(Story state) {
        return state.lines().stream().map(line -> line);
    }

    /** In the order of the ledger; the lines learn in which order they were written. */
    @Override
    public void write(DSLContext db, Collection<Change<Story>> changes) {
        var lines = changes.stream()
                .flatMap(change -> change.after().lines().stream())
                .sorted(Comparator.comparing(EventHistoryRecord::getPosition))
                .toList();
        var written = INSERT.fetch(db, lines, EVENT_HISTORY.POSITION, EVENT_HISTORY.WRITTEN)
                .intoMap(EVENT_HISTORY.POSITION, EVENT_HISTORY.WRITTEN);
        lines.forEach(line -> line.setWritten(written.get(line.getPosition())));
    }
}
