package io.muniment.infra.tenancy;

import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;

/** In which tenant this thread acts: that of the message it handles, or that of whoever makes its request. */
@Component
public class ActingTenant {

    private static final ScopedValue<TenantId> OF_MESSAGE = ScopedValue.newInstance();

    private final CurrentActor actor;

    ActingTenant(CurrentActor actor) {
        this.actor = actor;
    }

    /** What is done meanwhile is done in the tenant. */
    public static <R> R during(TenantId tenant, Callable<R> work) throws Exception {
        return ScopedValue.where(OF_MESSAGE, tenant).call(work::call);
    }

    Optional<TenantId> find() {
        return OF_MESSAGE.isBound()
                ? Optional.of(OF_MESSAGE.get())
                : actor.find().map(known -> known.tenant());
    }
}
