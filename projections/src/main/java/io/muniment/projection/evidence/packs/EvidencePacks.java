package io.muniment.projection.evidence.packs;

import static io.muniment.projection.schema.Tables.EVIDENCE_PACKS;
import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_SUBJECTS;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.evidence.EvidencePackEvent;
import io.muniment.kernel.evidence.EvidencePackEvent.PackFailed;
import io.muniment.kernel.evidence.EvidencePackEvent.PackMade;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.evidence.EvidencePackEvent.PackWithdrawn;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.EvidencePackSubjectsRecord;
import io.muniment.projection.schema.tables.records.EvidencePacksRecord;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A pack with what it is about and how far it is, as far as events say so. */
@Component
class EvidencePacks extends KeptFold<PackRows> {

    static final String NAME = "evidence-packs";

    EvidencePacks() {
        super(List.of(EVIDENCE_PACKS.ID, EVIDENCE_PACK_SUBJECTS.PACK));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(PackRows state) {
        return state.pack().getVersion();
    }

    @Override
    protected @Nullable PackRows next(@Nullable PackRows before, DomainEvent event, Recorded recorded) {
        return event instanceof EvidencePackEvent happened ? after(before, happened, recorded) : before;
    }

    private static @Nullable PackRows after(@Nullable PackRows before, EvidencePackEvent event, Recorded recorded) {
        if (before == null) {
            return event instanceof PackRequested requested ? requested(requested, recorded) : null;
        }
        var changes = new EvidencePacksRecord();
        changes.setVersion(recorded.version());
        changes.setChangedAt(recorded.recordedAt());
        switch (event) {
            case PackRequested _ -> changes.setStanding(PackStanding.REQUESTED.name());
            case PackMade made -> {
                changes.setStanding(PackStanding.READY.name());
                changes.setMadeAt(recorded.recordedAt());
                changes.setFileSha256(made.fileSha256());
                changes.setBytes(made.bytes());
                changes.setPosition(made.position());
                changes.setCheckpointSize(made.checkpointSize());
            }
            case PackFailed failed -> {
                changes.setStanding(PackStanding.FAILED.name());
                changes.setFailure(failed.code());
                changes.setFailureReason(failed.reason());
            }
            case PackWithdrawn _ -> {
                changes.setStanding(PackStanding.WITHDRAWN.name());
                changes.setWithdrawnAt(recorded.recordedAt());
            }
        }
        return new PackRows(RowCopy.of(before.pack(), changes), before.subjects());
    }

    private static PackRows requested(PackRequested event, Recorded recorded) {
        var row = new EvidencePacksRecord();
        row.setId(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setVersion(recorded.version());
        row.setScope(event.scope().name());
        row.setAsOf(event.asOf());
        row.setStanding(PackStanding.REQUESTED.name());
        row.setRequestedAt(recorded.recordedAt());
        row.setRequestedBy(recorded.actor());
        row.setChangedAt(recorded.recordedAt());
        return new PackRows(
                row,
                IntStream.range(0, event.subjects().size())
                        .mapToObj(
                                place -> subject(event, place, event.subjects().get(place), recorded))
                        .toList());
    }

    private static EvidencePackSubjectsRecord subject(
            PackRequested event, int place, PackSubject subject, Recorded recorded) {
        var row = new EvidencePackSubjectsRecord();
        row.setPack(event.id().value());
        row.setTenant(recorded.tenant().value());
        row.setPlace(place);
        row.setSubjectType(subject.type());
        row.setSubjectId(subject.id());
        return row;
    }

    @Override
    protected PackRows of(KeptRows rows) {
        return new PackRows(rows.only(EVIDENCE_PACKS), rows.all(EVIDENCE_PACK_SUBJECTS));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(PackRows state) {
        return state.all();
    }
}
