package io.muniment.projection.privacy.persons;

import static io.muniment.projection.schema.Tables.PRIVACY_ERASED_STORES;
import static io.muniment.projection.schema.Tables.PRIVACY_HOLDS;
import static io.muniment.projection.schema.Tables.PRIVACY_PERSONS;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonEvent;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldLifted;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldPlaced;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.PrivacyErasedStoresRecord;
import io.muniment.projection.schema.tables.records.PrivacyHoldsRecord;
import io.muniment.projection.schema.tables.records.PrivacyPersonsRecord;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person with what holds their data, and what was certified of its erasure. */
@Component
class Persons extends KeptFold<PersonRows> {

    static final String NAME = "privacy-persons";

    Persons() {
        super(List.of(PRIVACY_PERSONS.ID, PRIVACY_HOLDS.PERSON, PRIVACY_ERASED_STORES.PERSON));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(PersonRows state) {
        return state.person().getVersion();
    }

    @Override
    protected @Nullable PersonRows next(@Nullable PersonRows before, DomainEvent event, Recorded recorded) {
        return event instanceof PersonEvent happened
                ? after(before == null ? first(happened, recorded) : before, happened, recorded)
                : before;
    }

    private static PersonRows first(PersonEvent event, Recorded recorded) {
        var row = new PrivacyPersonsRecord();
        row.setId(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setPerson(event.person());
        row.setStanding(PersonStanding.KEPT.name());
        return new PersonRows(row, List.of(), List.of());
    }

    private static PersonRows after(PersonRows before, PersonEvent event, Recorded recorded) {
        var changes = new PrivacyPersonsRecord();
        changes.setVersion(recorded.version());
        changes.setChangedAt(recorded.recordedAt());
        List<PrivacyHoldsRecord> holds = before.holds();
        List<PrivacyErasedStoresRecord> stores = before.stores();
        switch (event) {
            case LegalHoldPlaced placed ->
                holds = Stream.concat(holds.stream(), Stream.of(hold(placed, recorded)))
                        .toList();
            case LegalHoldLifted lifted ->
                holds = holds.stream()
                        .filter(hold -> !hold.getId().equals(lifted.hold().value()))
                        .toList();
            case ErasureOrdered ordered -> {
                changes.setStanding(PersonStanding.BEING_ERASED.name());
                changes.setGround(ordered.ground().name());
                changes.setOrderedAt(recorded.effectiveAt());
                changes.setOrderedBy(recorded.actor());
                changes.setErasedAt(null);
                stores = List.of();
            }
            case PersonErased erased -> {
                changes.setStanding(PersonStanding.ERASED.name());
                changes.setErasedAt(recorded.effectiveAt());
                stores = IntStream.range(0, erased.stores().size())
                        .mapToObj(place -> store(erased, place, erased.stores().get(place), recorded))
                        .toList();
            }
        }
        return new PersonRows(RowCopy.of(before.person(), changes), holds, stores);
    }

    private static PrivacyHoldsRecord hold(LegalHoldPlaced event, Recorded recorded) {
        var row = new PrivacyHoldsRecord();
        row.setPerson(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setId(event.hold().value());
        row.setReason(event.reason());
        row.setPlacedAt(recorded.effectiveAt());
        row.setPlacedBy(recorded.actor());
        return row;
    }

    private static PrivacyErasedStoresRecord store(PersonErased event, int place, ErasedFrom store, Recorded recorded) {
        var row = new PrivacyErasedStoresRecord();
        row.setPerson(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setPlace(place);
        row.setStore(store.store());
        row.setCount(store.count());
        return row;
    }

    @Override
    protected PersonRows of(KeptRows rows) {
        return new PersonRows(rows.only(PRIVACY_PERSONS), rows.all(PRIVACY_HOLDS), rows.all(PRIVACY_ERASED_STORES));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(PersonRows state) {
        return state.all();
    }
}
