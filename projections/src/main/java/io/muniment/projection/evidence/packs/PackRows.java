package io.muniment.projection.evidence.packs;

import io.muniment.projection.schema.tables.records.EvidencePackSubjectsRecord;
import io.muniment.projection.schema.tables.records.EvidencePacksRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** A pack, and what it is about. */
record PackRows(EvidencePacksRecord pack, List<EvidencePackSubjectsRecord> subjects) {

    PackRows {
        subjects = List.copyOf(subjects);
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.concat(Stream.of(pack), subjects.stream());
    }
}
