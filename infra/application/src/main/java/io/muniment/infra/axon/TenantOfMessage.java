package io.muniment.infra.axon;

import io.muniment.command.ActorFromMetadata;
import io.muniment.infra.tenancy.ActingTenant;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Handles a command or query in the tenant of its actor, whichever thread or process that is done in. */
final class TenantOfMessage<M extends Message<?>> implements MessageHandlerInterceptor<M> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends M> work, InterceptorChain chain) throws Exception {
        return ActingTenant.during(
                ActorFromMetadata.of(work.getMessage().getMetaData()).tenant(), chain::proceed);
    }
}
