package io.muniment.infra.axon;

import io.muniment.kernel.event.EventContext;
import java.util.List;
import java.util.function.BiFunction;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Refuses a command or query without tenant, actor, role and request id before anything is done. */
final class NobodyActsUnnamed<M extends Message<?>> implements MessageDispatchInterceptor<M> {

    private static final List<String> NEEDED =
            List.of(EventContext.TENANT, EventContext.ACTOR, EventContext.ROLE, EventContext.REQUEST);

    @Override
    public BiFunction<Integer, M, M> handle(List<? extends M> messages) {
        return (_, message) -> {
            NEEDED.stream()
                    .filter(key -> !message.getMetaData().containsKey(key))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new UnnamedActor(message.getPayloadType(), missing);
                    });
            return message;
        };
    }
}
