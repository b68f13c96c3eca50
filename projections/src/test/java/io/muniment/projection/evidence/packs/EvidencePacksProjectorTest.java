package io.muniment.projection.evidence.packs;

import static io.muniment.projection.schema.Tables.EVIDENCE_PACKS;
import static io.muniment.projection.schema.Tables.EVIDENCE_PACK_SUBJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.event.EventName;
import io.muniment.kernel.evidence.EvidencePackEvent;
import io.muniment.kernel.evidence.EvidencePackEvent.PackFailed;
import io.muniment.kernel.evidence.EvidencePackEvent.PackMade;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.evidence.EvidencePackEvent.PackWithdrawn;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.FedProjector;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.schema.tables.records.EvidencePacksRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvidencePacksProjectorTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final EvidencePackId ONE = new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31");
    private static final EvidencePackId OTHER = new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a32");
    private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
    private static final List<PackSubject> SET =
            List.of(new PackSubject("verification-request", "vrq_2"), new PackSubject("verification-request", "vrq_1"));

    private final DSLContext db = TestDatabase.db();
    private final FedProjector projector = new FedProjector(new EvidencePacksProjector(new EvidencePacks(), db));
    private final List<LedgerEntry> log = new ArrayList<>();

    @BeforeEach
    void begin() {
        projector.reset();
        happen(0, new PackRequested(ONE, PackScope.SET, SET, BEGIN));
        happen(0, new PackRequested(OTHER, PackScope.TENANT, List.of(), BEGIN));
    }

    @Test
    void aPackIsAskedForMadeAndWithdrawn() {
        projector.feed(log);
        assertThat(row(ONE).getStanding()).isEqualTo("REQUESTED");
        assertThat(row(ONE).getRequestedBy()).isEqualTo("axel");
        assertThat(db.selectFrom(EVIDENCE_PACK_SUBJECTS)
                        .orderBy(EVIDENCE_PACK_SUBJECTS.PLACE)
                        .fetch(EVIDENCE_PACK_SUBJECTS.SUBJECT_ID))
                .containsExactly("vrq_2", "vrq_1");

        happen(1, new PackMade(ONE, "abc", 12, 3, 4));
        projector.feed(log);
        assertThat(row(ONE).getStanding()).isEqualTo("READY");
        assertThat(row(ONE).getFileSha256()).isEqualTo("abc");
        assertThat(row(ONE).getBytes()).isEqualTo(12);
        assertThat(row(ONE).getPosition()).isEqualTo(3);
        assertThat(row(ONE).getCheckpointSize()).isEqualTo(4);

        happen(2, new PackWithdrawn(ONE));
        projector.feed(log);
        assertThat(row(ONE).getStanding()).isEqualTo("WITHDRAWN");
        assertThat(row(ONE).getWithdrawnAt()).isEqualTo(row(ONE).getChangedAt());
        assertThat(row(OTHER).getStanding()).isEqualTo("REQUESTED");
    }

    @Test
    void oneThatIsGivenUpSaysWhy() {
        happen(1, new PackFailed(OTHER, "evidence.too-large", "70000 files"));
        projector.feed(log);
        assertThat(row(OTHER).getStanding()).isEqualTo("FAILED");
        assertThat(row(OTHER).getFailure()).isEqualTo("evidence.too-large");
        assertThat(row(OTHER).getFailureReason()).isEqualTo("70000 files");
    }

    @Test
    void portionsAndReplaysGiveTheSameRows() {
        happen(1, new PackMade(ONE, "abc", 12, 3, 4));
        happen(1, new PackFailed(OTHER, "evidence.too-large", "70000 files"));
        happen(2, new PackWithdrawn(ONE));
        assertThat(log.stream().map(entry -> entry.event().getClass()).collect(Collectors.<Class<?>>toSet()))
                .containsExactlyInAnyOrder(EvidencePackEvent.class.getPermittedSubclasses());
        projector.feed(log);
        String inOne = tables();
        log.forEach(projector::feed);
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        assertThat(tables()).isNotEqualTo(inOne);
        log.forEach(projector::feed);
        assertThat(tables()).isEqualTo(inOne);
        projector.reset();
        projector.replay(log);
        assertThat(tables()).isEqualTo(inOne);
    }

    private EvidencePacksRecord row(EvidencePackId pack) {
        return db.selectFrom(EVIDENCE_PACKS)
                .where(EVIDENCE_PACKS.ID.eq(pack.value()))
                .fetchSingle();
    }

    private String tables() {
        return db.selectFrom(EVIDENCE_PACKS).orderBy(EVIDENCE_PACKS.ID).fetch().formatJSON()
                + db.selectFrom(EVIDENCE_PACK_SUBJECTS)
                        .orderBy(EVIDENCE_PACK_SUBJECTS.PACK, EVIDENCE_PACK_SUBJECTS.PLACE)
                        .fetch()
                        .formatJSON();
    }

    private void happen(long version, EvidencePackEvent event) {
        EventName name = Objects.requireNonNull(event.getClass().getAnnotation(EventName.class));
        Instant at = BEGIN.plusSeconds(log.size());
        log.add(new LedgerEntry(
                event,
                new Recorded(
                        log.size(),
                        "evidence-pack",
                        event.id().value(),
                        version,
                        name.value(),
                        name.revision(),
                        at,
                        at,
                        ACME,
                        "axel",
                        "AUDITOR",
                        null,
                        "request",
                        "correlation",
                        "causation",
                        "event-" + log.size())));
    }
}
