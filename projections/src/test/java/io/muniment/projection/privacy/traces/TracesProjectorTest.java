package io.muniment.projection.privacy.traces;

import static io.muniment.projection.schema.Tables.PRIVACY_TRACED_PERSONS;
import static io.muniment.projection.schema.Tables.PRIVACY_TRACES;

import io.muniment.kernel.event.PersonalData;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.ProjectorContract;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.Life;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Every event that says something of the applicant is counted for them, and no other. */
class TracesProjectorTest extends ProjectorContract {

    private final DSLContext db = TestDatabase.db();

    @Override
    protected Object projector() {
        return new TracesProjector(new Traces(), db);
    }

    @Override
    protected List<?> rows() {
        return db.selectFrom(PRIVACY_TRACED_PERSONS)
                .orderBy(PRIVACY_TRACED_PERSONS.TRACE)
                .fetch(row ->
                        "%s %s %s %d".formatted(row.getTenant(), row.getTrace(), row.getPerson(), row.getEvents()));
    }

    @Override
    protected List<?> expected(Collection<Life> lives, List<LedgerEntry> log) {
        var counted = log.stream()
                .filter(TracesProjectorTest::saysSomething)
                .collect(Collectors.groupingBy(entry -> entry.recorded().aggregateId(), Collectors.counting()));
        return lives.stream()
                .sorted(Comparator.comparing(life -> life.state().id().value()))
                .map(life -> "%s %s %s %d"
                        .formatted(
                                life.tenant(),
                                life.state().id(),
                                life.state().applicant(),
                                counted.get(life.state().id().value())))
                .toList();
    }

    private static boolean saysSomething(LedgerEntry entry) {
        return Arrays.stream(entry.event().getClass().getRecordComponents())
                .anyMatch(component -> component.isAnnotationPresent(PersonalData.class));
    }

    @Override
    protected String tables() {
        return db.selectFrom(PRIVACY_TRACES).orderBy(PRIVACY_TRACES.ID).fetch().formatJSON()
                + db.selectFrom(PRIVACY_TRACED_PERSONS)
                        .orderBy(PRIVACY_TRACED_PERSONS.TRACE, PRIVACY_TRACED_PERSONS.PERSON)
                        .fetch()
                        .formatJSON();
    }
}
