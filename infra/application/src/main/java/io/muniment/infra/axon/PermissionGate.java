package io.muniment.infra.axon;

import io.muniment.command.ActorFromMetadata;
import io.muniment.kernel.identity.Need;
import io.muniment.kernel.identity.Requires;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Checks permissions where a command or query is handled, wherever it came from. */
final class PermissionGate<M extends Message<?>> implements MessageHandlerInterceptor<M> {

    private static final ClassValue<Need> NEEDS = new ClassValue<>() {
        @Override
        protected Need computeValue(Class<?> message) {
            Requires requires = message.getAnnotation(Requires.class);
            if (requires == null) {
                throw new IllegalStateException(message.getName() + " says not who may send it");
            }
            return Need.of(requires);
        }
    };

    @Override
    public Object handle(UnitOfWork<? extends M> work, InterceptorChain chain) throws Exception {
        M message = work.getMessage();
        NEEDS.get(message.getPayloadType()).check(ActorFromMetadata.of(message.getMetaData()));
        return chain.proceed();
    }
}
