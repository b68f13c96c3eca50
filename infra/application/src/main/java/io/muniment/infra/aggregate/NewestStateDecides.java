package io.muniment.infra.aggregate;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.Priority;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.HandlerAttributes;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * An aggregate that another process has moved on may still be remembered here as it was. What it accepts then fails
 * when it is appended; what it refuses, or finds done already, would not be noticed. So that is compared with the
 * ledger, and decided again if it rests on an old state.
 */
@Component
@Priority(Priority.LAST) // around all others: what they refuse is refused as well
class NewestStateDecides implements HandlerEnhancerDefinition {

    private final ObjectProvider<EventStore> events;

    NewestStateDecides(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.attribute(HandlerAttributes.COMMAND_NAME).isPresent() ? new Checked<>(original) : original;
    }

    private final class Checked<T> extends WrappedMessageHandlingMember<T> {

        Checked(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            Long before = message instanceof CommandMessage<?> ? versionOfAggregate() : null;
            if (before == null) {
                return super.handle(message, target);
            }
            boolean refused = true;
            try {
                Object result = super.handle(message, target);
                refused = false;
                return result;
            } finally {
                if (refused || before.equals(versionOfAggregate())) {
                    requireNewest(before);
                }
            }
        }
    }

    private static @Nullable Long versionOfAggregate() {
        return Scope.describeCurrentScope() instanceof AggregateScopeDescriptor
                ? AggregateLifecycle.getVersion()
                : null;
    }

    private void requireNewest(long remembered) {
        String id = ((AggregateScopeDescriptor) Scope.describeCurrentScope())
                .getIdentifier()
                .toString();
        long newest = events.getObject().lastSequenceNumberFor(id).orElse(remembered);
        if (newest != remembered) {
            throw new ConcurrencyException(
                    "%s has come to version %d while it was remembered at %d".formatted(id, newest, remembered));
        }
    }
}
