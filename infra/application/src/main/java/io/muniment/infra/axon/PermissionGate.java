package io.muniment.infra.axon;

import io.muniment.command.ActorFromMetadata;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.identity.Requires;
import java.util.Arrays;
import java.util.List;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Checks permissions where a command or query is handled, wherever it came from. */
final class PermissionGate<M extends Message<?>> implements MessageHandlerInterceptor<M> {

    @Override
    public Object handle(UnitOfWork<? extends M> work, InterceptorChain chain) throws Exception {
        M message = work.getMessage();
        Actor actor = ActorFromMetadata.of(message.getMetaData());
        Requires requires = message.getPayloadType().getAnnotation(Requires.class);
        if (requires == null) {
            throw new IllegalStateException(message.getPayloadType().getName() + " says not who may send it");
        }
        if (Arrays.stream(requires.value()).noneMatch(actor::may)) {
            throw new PermissionMissing(actor.role(), List.of(requires.value()));
        }
        return chain.proceed();
    }
}
