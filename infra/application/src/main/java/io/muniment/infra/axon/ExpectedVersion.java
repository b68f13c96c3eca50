package io.muniment.infra.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.HandlerAttributes;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whoever decided on an older version is told so before any rule is looked at: the rule may only be broken because they
 * have not seen what happened. Behind the aggregate's interceptors, so that another tenant learns no version.
 */
@Component
class ExpectedVersion implements HandlerEnhancerDefinition {

    static final String KEY = "expectedVersion";

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.attribute(HandlerAttributes.COMMAND_NAME).isPresent() ? new Compared<>(original) : original;
    }

    private static final class Compared<T> extends WrappedMessageHandlingMember<T> {

        Compared(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (message instanceof CommandMessage<?>
                    && message.getMetaData().get(KEY) instanceof Number expected
                    && Scope.describeCurrentScope() instanceof AggregateScopeDescriptor aggregate) {
                compare(aggregate.getIdentifier(), expected.longValue(), AggregateLifecycle.getVersion());
            }
            return super.handle(message, target);
        }

        /** An aggregate that is about to begin has no version yet. */
        private static void compare(@Nullable Object id, long expected, @Nullable Long actual) {
            if (id != null && actual != null && actual != expected) {
                throw new ConflictingAggregateVersionException(id.toString(), expected, actual);
            }
        }
    }
}
