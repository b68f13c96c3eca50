package io.muniment.query.history;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;

import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.view.HistoryVisibility;
import io.muniment.query.AsOf;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the versions that aggregates had at one time with those that they had at another. */
@Component
class DifferenceQueries {

    private static final Field<String> ID = field(name("id"), String.class);
    private static final Field<Long> BEFORE = field(name("before"), Long.class);
    private static final Field<Long> AFTER = field(name("after"), Long.class);
    private static final Sorting SORTING = new Sorting(Map.of("id", ID), ID.asc(), ID);
    private static final long NOT_THERE = -1;

    private final DSLContext db;
    private final PastStates states;

    DifferenceQueries(DSLContext db, PastStates states) {
        this.db = db;
        this.states = states;
    }

    @QueryHandler
    Page<Difference> on(FindDifferences query, Actor actor) {
        HistoryVisibility visible = HistoryQueries.visibleTo(actor);
        if (!visible.coversStatesOf(query.type())) {
            throw new NotFound(query.type());
        }
        Table<Record3<String, Long, Long>> versions = versions(query, visible.ofRows());
        Condition differ = coalesce(BEFORE, inline(NOT_THERE)).ne(AFTER);
        List<Difference> items = db.selectFrom(versions)
                .where(differ)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(row -> difference(query.type(), row.get(ID), row.get(BEFORE), row.get(AFTER)));
        return Page.of(
                items,
                query.page(),
                db.select(count()).from(versions).where(differ).fetchSingle().value1());
    }

    /** Whatever differs has an event that became true between the two. */
    private static Table<Record3<String, Long, Long>> versions(FindDifferences query, Condition visible) {
        Instant from = Objects.requireNonNull(query.from().at());
        Instant to = Objects.requireNonNull(query.to().at());
        Table<?> moved = selectDistinct(EVENT_HISTORY.AGGREGATE_ID)
                .from(EVENT_HISTORY)
                .where(visible)
                .and(EVENT_HISTORY.AGGREGATE_TYPE.eq(query.type()))
                .and(EVENT_HISTORY.EFFECTIVE_AT.gt(from))
                .and(EVENT_HISTORY.EFFECTIVE_AT.le(to))
                .asTable("moved");
        Field<String> id = Objects.requireNonNull(moved.field(EVENT_HISTORY.AGGREGATE_ID));
        return select(
                        id.as(ID),
                        version(id, query.from()).as(BEFORE),
                        version(id, query.to()).as(AFTER))
                .from(moved)
                .asTable("versions");
    }

    private static Field<Long> version(Field<String> id, AsOf asOf) {
        return NewestVersion.of(EVENT_HISTORY.AGGREGATE_ID.eq(id), asOf);
    }

    private Difference difference(String type, String id, @Nullable Long before, long after) {
        return new Difference(type, id, before, after, states.change(type, id, before, after));
    }
}
