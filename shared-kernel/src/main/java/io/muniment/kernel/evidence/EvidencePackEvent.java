package io.muniment.kernel.evidence;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventName;
import java.time.Instant;
import java.util.List;

/** What happens to an evidence pack. How far the making has come is no event. */
public sealed interface EvidencePackEvent extends DomainEvent {

    @Override
    EvidencePackId id();

    /**
     * Of what it is to be made: what had been recorded by then.
     *
     * @param subjects none where it is about the whole tenant
     */
    @EventName("evidence.PackRequested")
    record PackRequested(EvidencePackId id, PackScope scope, List<PackSubject> subjects, Instant asOf)
            implements EvidencePackEvent {
        public PackRequested {
            subjects = List.copyOf(subjects);
        }

        @Override
        public String narrative() {
            return "asked for an evidence pack of %s as of %s"
                    .formatted(scope == PackScope.TENANT ? "the whole tenant" : subjects.size() + " aggregates", asOf);
        }
    }

    /**
     * From here on it can be fetched.
     *
     * @param fileSha256 of the file as it is fetched
     * @param position of the last event in the ledger that may be in it
     * @param checkpointSize of the signed checkpoint that proves its events
     */
    @EventName("evidence.PackMade")
    record PackMade(EvidencePackId id, String fileSha256, long bytes, long position, long checkpointSize)
            implements EvidencePackEvent {
        @Override
        public String narrative() {
            return "made the evidence pack: %d bytes, as of position %d, proven by the checkpoint of %d events"
                    .formatted(bytes, position, checkpointSize);
        }
    }

    /** It will never be made. */
    @EventName("evidence.PackFailed")
    record PackFailed(EvidencePackId id, String code, String reason) implements EvidencePackEvent {
        @Override
        public String narrative() {
            return "could not make the evidence pack: " + code;
        }
    }

    @EventName("evidence.PackWithdrawn")
    record PackWithdrawn(EvidencePackId id) implements EvidencePackEvent {
        @Override
        public String narrative() {
            return "withdrew the evidence pack, for a person in it was erased";
        }
    }
}
