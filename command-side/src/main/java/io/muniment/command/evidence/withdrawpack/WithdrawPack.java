package io.muniment.command.evidence.withdrawpack;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A person in the pack is erased, and its file with them. */
@Requires(Permission.ACT_AS_SYSTEM)
public record WithdrawPack(@TargetAggregateIdentifier EvidencePackId id) {}
