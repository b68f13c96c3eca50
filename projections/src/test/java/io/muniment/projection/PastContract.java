package io.muniment.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.projection.schema.Routines;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the past of a read model holds besides: at any time, and as known at any time, its rows are those of the last
 * version that was true by then and known by then, as the fold of the events up to that version has them.
 */
public abstract class PastContract<S> extends ProjectorContract {

    private static final int MOMENTS = 120;

    private final DSLContext db = TestDatabase.db();

    protected abstract Past<S> past();

    protected abstract KeptFold<S> fold();

    @Override
    protected final Object projector() {
        return projector(db);
    }

    protected abstract Object projector(DSLContext db);

    /** A row for each request at each of many moments. */
    @Override
    protected final List<?> rows() {
        return moments().stream().flatMap(this::stored).toList();
    }

    @Override
    protected final List<?> expected(Collection<Life> lives, List<LedgerEntry> log) {
        return moments().stream().flatMap(moment -> defined(moment, log)).toList();
    }

    /** Few requests: much of it happens to one of them at the same time, and late. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void whatHappensAtOnceIsToldAsItEnds(long seed) {
        FedProjector projector = new FedProjector(projector(db));
        VerificationLives log = VerificationLives.of(seed, 2, 60);
        log.entries().forEach(projector::feed);
        assertThat(rows()).isNotEmpty().isEqualTo(expected(log.lives(), log.entries()));
        String oneByOne = tables();
        projector.reset();
        projector.feed(log.entries());
        assertThat(tables()).isEqualTo(oneByOne);
    }

    @Test
    void whatWasKnownBeforeSomethingCameLateIsStillThere() {
        FedProjector projector = new FedProjector(projector(db));
        VerificationLives.of(8, 10, 100).entries().forEach(projector::feed);
        Table<?> versions = past().tables().getFirst();
        Field<?> knownUntil = Objects.requireNonNull(versions.field("known_until"));
        Field<?> trueUntil = Objects.requireNonNull(versions.field("true_until"));
        assertThat(db.fetchCount(versions, knownUntil.isNotNull())).isPositive();
        assertThat(db.fetchCount(versions, knownUntil.isNotNull().and(trueUntil.isNotNull())))
                .isPositive();
    }

    /** The times of the events, and times between them. */
    private static List<Moment> moments() {
        Random random = new Random(42);
        return Stream.generate(() -> new Moment(time(random), time(random)))
                .limit(MOMENTS)
                .map(moment ->
                        moment.from().isAfter(moment.known()) ? new Moment(moment.known(), moment.known()) : moment)
                .toList();
    }

    private static Instant time(Random random) {
        return VerificationLives.EPOCH
                .plusSeconds(60L * random.nextInt(-60, 280))
                .plusSeconds(random.nextInt(3));
    }

    private Stream<String> stored(Moment moment) {
        Table<?> versions = past().tables().getFirst();
        return db
                .select(GivenColumns.of(versions))
                .from(versions)
                .where(Routines.during(range(versions, "valid"), DSL.val(moment.from())))
                .and(Routines.during(range(versions, "known"), DSL.val(moment.known())))
                .orderBy(1)
                .fetch()
                .stream()
                .map(version -> moment + ": " + described(Stream.concat(Stream.of(version), others(version))));
    }

    private Stream<Record> others(Record version) {
        return past().tables().stream()
                .skip(1)
                .flatMap(table -> db
                        .select(GivenColumns.of(table))
                        .from(table)
                        .where(Objects.requireNonNull(table.field(0, String.class))
                                .eq(version.get(0, String.class)))
                        .and(Routines.among(range(table, "versions"), DSL.val(version.get("version", Long.class))))
                        .fetch()
                        .stream());
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> range(Table<?> table, String name) {
        return (Field<Object>) Objects.requireNonNull(table.field(name));
    }

    private Stream<String> defined(Moment moment, List<LedgerEntry> log) {
        Map<String, List<LedgerEntry>> lives = log.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.recorded().aggregateId(), LinkedHashMap::new, Collectors.toList()));
        return lives.entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(life -> {
            long last = life.getValue().stream()
                    .map(LedgerEntry::recorded)
                    .filter(event -> !event.effectiveAt().isAfter(moment.from()))
                    .filter(event -> !event.recordedAt().isAfter(moment.known()))
                    .mapToLong(Recorded::version)
                    .max()
                    .orElse(-1);
            boolean isErased = life.getValue().stream().anyMatch(entry -> entry.event() instanceof ErasesPerson);
            S state = null;
            for (LedgerEntry entry : life.getValue().subList(0, (int) last + 1)) {
                DomainEvent event = isErased ? ErasedEvents.of(entry.event()) : entry.event();
                state = fold().evolve(state, event, entry.recorded());
            }
            return state == null ? Stream.of() : Stream.of(moment + ": " + described(fold().rows(state)));
        });
    }

    /** The columns of the read model, whichever table they stand in. */
    private String described(Stream<? extends Record> rows) {
        List<String> columns = fold().tables().stream()
                .flatMap(Table::fieldStream)
                .map(Field::getName)
                .distinct()
                .toList();
        return rows.map(row -> row.fieldStream()
                        .filter(field -> columns.contains(field.getName()))
                        .map(field -> field.getName() + "=" + value(row.get(field)))
                        .collect(Collectors.joining(", ")))
                .sorted()
                .collect(Collectors.joining("; "));
    }

    private static Object value(Object value) {
        return value instanceof Object[] values ? List.of(values) : String.valueOf(value);
    }

    @Override
    protected final String tables() {
        return past().tables().stream()
                .map(table -> db.select(GivenColumns.of(table))
                        .from(table)
                        .orderBy(Objects.requireNonNull(table.getPrimaryKey()).getFields())
                        .fetch()
                        .formatJSON())
                .collect(Collectors.joining());
    }
}
