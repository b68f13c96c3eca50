package io.muniment.command.evidence.process;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Optional;

/** Whoever gathers what belongs into a pack, and keeps its file. */
public interface PackMaker {

    /** From the start, however often it was begun before; nothing if it is made, or given up, already. */
    Optional<Outcome> make(TenantId tenant, EvidencePackId id);

    /** What came of it. */
    sealed interface Outcome {

        /** The file is there. */
        record Made(String fileSha256, long bytes, long position, long checkpointSize) implements Outcome {}

        /** There will be none. */
        record GivenUp(String code, String reason) implements Outcome {}
    }
}
