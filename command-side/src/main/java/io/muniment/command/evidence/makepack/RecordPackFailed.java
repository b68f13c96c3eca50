package io.muniment.command.evidence.makepack;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Trying again would not help. */
@Requires(Permission.ACT_AS_SYSTEM)
public record RecordPackFailed(@TargetAggregateIdentifier EvidencePackId id, String code, String reason) {}
