package io.muniment.infra.axon;

import io.muniment.kernel.event.EventContext;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * An event became true when it was recorded, in the form that the store keeps, unless the command gave another time.
 */
final class EffectiveTime implements MessageDispatchInterceptor<EventMessage<?>> {

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> messages) {
        return (_, event) -> event.getMetaData().containsKey(EventContext.EFFECTIVE)
                ? event
                : event.andMetaData(Map.of(EventContext.EFFECTIVE, DateTimeUtils.formatInstant(event.getTimestamp())));
    }
}
