package io.muniment.projection.privacy.persons;

import io.muniment.projection.schema.tables.records.PrivacyErasedStoresRecord;
import io.muniment.projection.schema.tables.records.PrivacyHoldsRecord;
import io.muniment.projection.schema.tables.records.PrivacyPersonsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** All rows of one person. They are never changed: where something happens, another row takes the place of one. */
record PersonRows(PrivacyPersonsRecord person, List<PrivacyHoldsRecord> holds, List<PrivacyErasedStoresRecord> stores) {

    PersonRows {
        holds = List.copyOf(holds);
        stores = List.copyOf(stores);
    }

    PersonRows holding(Stream<PrivacyHoldsRecord> now) {
        return new PersonRows(person, now.toList(), stores);
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.of(Stream.of(person), holds.stream(), stores.stream()).flatMap(rows -> rows);
    }
}
