package io.muniment.kernel.evidence;

import io.muniment.kernel.event.Fold;
import io.muniment.kernel.evidence.EvidencePackEvent.PackFailed;
import io.muniment.kernel.evidence.EvidencePackEvent.PackMade;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.evidence.EvidencePackEvent.PackWithdrawn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An evidence pack: the fold of its events. */
public record EvidencePackState(
        EvidencePackId id,
        PackScope scope,
        List<PackSubject> subjects,
        Instant asOf,
        PackStanding standing,
        @Nullable Made made,
        @Nullable String failure) {

    /** Nothing in it says anything of a person: what is kept of it is its own. */
    public static final Fold<EvidencePackState, EvidencePackEvent> FOLD = new Fold<>(
            "evidence-pack",
            1,
            EvidencePackState.class,
            EvidencePackEvent.class,
            EvidencePackState::next,
            state -> state.id().value());

    public EvidencePackState {
        subjects = List.copyOf(subjects);
    }

    /** What the file is, or was. */
    public record Made(String fileSha256, long bytes, long position, long checkpointSize) {}

    /** One step of the fold; the first event is that it was requested. */
    public static EvidencePackState next(@Nullable EvidencePackState before, EvidencePackEvent event) {
        if (before != null) {
            return before.evolve(event);
        }
        if (event instanceof PackRequested requested) {
            return new EvidencePackState(
                    requested.id(),
                    requested.scope(),
                    requested.subjects(),
                    requested.asOf(),
                    PackStanding.REQUESTED,
                    null,
                    null);
        }
        throw new IllegalStateException("A pack begins with its request, not with " + event);
    }

    public EvidencePackState evolve(EvidencePackEvent event) {
        return switch (event) {
            case PackRequested _ -> throw new IllegalStateException("A pack is requested once");
            case PackMade it ->
                standing(
                        PackStanding.READY,
                        new Made(it.fileSha256(), it.bytes(), it.position(), it.checkpointSize()),
                        null);
            case PackFailed failed -> standing(PackStanding.FAILED, made, failed.code());
            case PackWithdrawn _ -> standing(PackStanding.WITHDRAWN, made, failure);
        };
    }

    private EvidencePackState standing(PackStanding now, @Nullable Made file, @Nullable String why) {
        return new EvidencePackState(id, scope, subjects, asOf, now, file, why);
    }
}
