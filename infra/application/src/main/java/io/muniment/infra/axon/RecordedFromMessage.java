package io.muniment.infra.axon;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.Recorded;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives projectors their {@code Recorded} parameter. */
@Component
class RecordedFromMessage implements ParameterResolverFactory {

    @Override
    @SuppressWarnings("NullAway") // null means "not mine" in this interface, which carries no null-marking
    public @Nullable ParameterResolver<Recorded> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Recorded.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<Recorded> {

        @Override
        public boolean matches(Message<?> message) {
            return message instanceof DomainEventMessage<?>;
        }

        @Override
        public Recorded resolveParameterValue(Message<?> message) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            EventName name = event.getPayloadType().getAnnotation(EventName.class);
            MetaData metadata = event.getMetaData();
            return new Recorded(
                    position(event),
                    event.getType(),
                    event.getAggregateIdentifier(),
                    event.getSequenceNumber(),
                    name.value(),
                    name.revision(),
                    event.getTimestamp(),
                    effectiveAt(event),
                    new TenantId(text(metadata, EventContext.TENANT)),
                    text(metadata, EventContext.ACTOR),
                    text(metadata, EventContext.ROLE),
                    (String) metadata.get(EventContext.ON_BEHALF_OF),
                    text(metadata, EventContext.REQUEST),
                    text(metadata, EventContext.CORRELATION),
                    text(metadata, EventContext.CAUSATION),
                    event.getIdentifier());
        }

        private static long position(Message<?> message) {
            return message instanceof TrackedEventMessage<?> tracked
                    ? tracked.trackingToken().position().orElse(0)
                    : 0;
        }

        /** When it became true, which is when it was recorded unless its command gave another time. */
        private static Instant effectiveAt(EventMessage<?> event) {
            return event.getMetaData().get(EventContext.EFFECTIVE) instanceof String given
                    ? Instant.parse(given)
                    : event.getTimestamp();
        }

        private static String text(MetaData metadata, String key) {
            if (metadata.get(key) instanceof String value) {
                return value;
            }
            throw new IllegalStateException("The event's metadata has no " + key);
        }
    }
}
