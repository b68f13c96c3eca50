package io.muniment.command.evidence.makepack;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The file of the pack is there, whole. */
@Requires(Permission.ACT_AS_SYSTEM)
public record RecordPackMade(
        @TargetAggregateIdentifier EvidencePackId id,
        String fileSha256,
        long bytes,
        long position,
        long checkpointSize) {}
