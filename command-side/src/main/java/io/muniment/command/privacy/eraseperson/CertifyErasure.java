package io.muniment.command.privacy.eraseperson;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Every store has been gone through. */
@Requires(Permission.ACT_AS_SYSTEM)
public record CertifyErasure(@TargetAggregateIdentifier PersonId id, List<ErasedFrom> stores) {

    public CertifyErasure {
        stores = List.copyOf(stores);
    }
}
