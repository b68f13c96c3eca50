package io.muniment.infra.axon;

import io.muniment.projection.Recorded;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
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
            return RecordedMessage.of((DomainEventMessage<?>) message);
        }
    }
}
