package io.muniment.projection.privacy.persons;

import static io.muniment.projection.schema.Tables.PRIVACY_ERASED_STORES;
import static io.muniment.projection.schema.Tables.PRIVACY_HOLDS;
import static io.muniment.projection.schema.Tables.PRIVACY_PERSONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonEvent;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldLifted;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldPlaced;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.FedProjector;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonsProjectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final PersonId ADA = PersonId.of(ACME, "ada");
    private static final PersonId BOB = PersonId.of(ACME, "bob");
    private static final HoldId FIRST = new HoldId("hld_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31");
    private static final HoldId SECOND = new HoldId("hld_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a32");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");

    private final DSLContext db = TestDatabase.db();
    private final FedProjector projector = new FedProjector(new PersonsProjector(new Persons(), db));
    private final List<LedgerEntry> log = new ArrayList<>();

    @BeforeEach
    void begin() {
        projector.reset();
    }

    @Test
    void holdsComeAndGo() {
        happen(0, new LegalHoldPlaced(ADA, "ada", FIRST, "case 12"));
        happen(1, new LegalHoldPlaced(ADA, "ada", SECOND, "case 13"));
        happen(0, new LegalHoldPlaced(BOB, "bob", FIRST, "case 12"));
        happen(2, new LegalHoldLifted(ADA, "ada", FIRST, "settled"));
        projector.feed(log);

        assertThat(db.selectFrom(PRIVACY_HOLDS)
                        .where(PRIVACY_HOLDS.PERSON.eq(ADA.value()))
                        .fetch())
                .singleElement()
                .satisfies(hold -> {
                    assertThat(hold.getId()).isEqualTo(SECOND.value());
                    assertThat(hold.getReason()).isEqualTo("case 13");
                    assertThat(hold.getPlacedBy()).isEqualTo("cora");
                });
        assertThat(db.fetchCount(PRIVACY_HOLDS)).isEqualTo(2);
        assertThat(standing(ADA)).isEqualTo(PersonStanding.KEPT.name());
    }

    @Test
    void theCertificateSaysWhatWasLostAndNothingElseIsLeft() {
        happen(0, new LegalHoldPlaced(ADA, "ada", FIRST, "case 12"));
        happen(1, new ErasureOrdered(ADA, "ada", ErasureGround.CAME_BACK));
        projector.feed(log);
        assertThat(standing(ADA)).isEqualTo(PersonStanding.BEING_ERASED.name());
        happen(2, new PersonErased(ADA, "ada", List.of(new ErasedFrom("keys", 1), new ErasedFrom("files", 2))));
        projector.feed(log);

        assertThat(standing(ADA)).isEqualTo(PersonStanding.ERASED.name());
        assertThat(db.fetchSingle(PRIVACY_HOLDS).getReason()).isEqualTo("erased");
        assertThat(db.selectFrom(PRIVACY_ERASED_STORES)
                        .orderBy(PRIVACY_ERASED_STORES.PLACE)
                        .fetch(row -> row.getStore() + " " + row.getCount()))
                .containsExactly("keys 1", "files 2");
        assertThat(db.fetchSingle(PRIVACY_PERSONS).getGround()).isEqualTo("CAME_BACK");
    }

    @Test
    void portionsAndReplaysGiveTheSameRows() {
        happen(0, new LegalHoldPlaced(ADA, "ada", FIRST, "case 12"));
        happen(1, new LegalHoldLifted(ADA, "ada", FIRST, "settled"));
        happen(2, new LegalHoldPlaced(ADA, "ada", SECOND, "case 13"));
        happen(3, new ErasureOrdered(ADA, "ada", ErasureGround.NO_LONGER_NEEDED));
        happen(4, new PersonErased(ADA, "ada", List.of(new ErasedFrom("keys", 1))));
        projector.feed(log);
        String inOne = tables();
        log.forEach(projector::feed);
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        log.forEach(projector::feed);
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        projector.replay(log);
        assertThat(tables()).isEqualTo(inOne);
    }

    private String standing(PersonId person) {
        return db.selectFrom(PRIVACY_PERSONS)
                .where(PRIVACY_PERSONS.ID.eq(person.value()))
                .fetchSingle()
                .getStanding();
    }

    private String tables() {
        return db.selectFrom(PRIVACY_PERSONS)
                        .orderBy(PRIVACY_PERSONS.ID)
                        .fetch()
                        .formatJSON()
                + db.selectFrom(PRIVACY_HOLDS).orderBy(PRIVACY_HOLDS.ID).fetch().formatJSON()
                + db.selectFrom(PRIVACY_ERASED_STORES)
                        .orderBy(PRIVACY_ERASED_STORES.PLACE)
                        .fetch()
                        .formatJSON();
    }

    private void happen(long version, PersonEvent event) {
        EventName name = Objects.requireNonNull(event.getClass().getAnnotation(EventName.class));
        Instant at = BEGIN.plusSeconds(log.size());
        log.add(new LedgerEntry(
                event,
                new Recorded(
                        log.size(),
                        "person",
                        event.id().value(),
                        version,
                        name.value(),
                        name.revision(),
                        at,
                        at,
                        ACME,
                        "cora",
                        "COMPLIANCE_OFFICER",
                        null,
                        "request",
                        "correlation",
                        "causation",
                        "event-" + log.size())));
    }
}
