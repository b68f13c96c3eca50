package io.muniment.command.evidence.requestpack;

import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a pack.
 *
 * @param asOf the present, if no other time is said
 */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
public record RequestPack(
        @TargetAggregateIdentifier EvidencePackId id,
        PackScope scope,
        List<PackSubject> subjects,
        @Nullable Instant asOf) {
    public RequestPack {
        subjects = List.copyOf(subjects);
    }
}
