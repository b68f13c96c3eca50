package io.muniment.infra.axon;

import io.muniment.command.Receipt;
import io.muniment.infra.consistency.ConsistencyToken;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.springframework.stereotype.Component;

/** Lets every command handler of an aggregate answer with the aggregate's id and version. */
@Component
class ReceiptForAggregates implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(CommandMessage.class) ? new WithReceipt<>(original) : original;
    }

    private static final class WithReceipt<T> extends WrappedMessageHandlingMember<T> {

        WithReceipt(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            Object result = super.handle(message, target);
            if (Scope.describeCurrentScope() instanceof AggregateScopeDescriptor aggregate) {
                String id = aggregate.getIdentifier().toString();
                long version = AggregateLifecycle.getVersion();
                return new Receipt(id, version, new ConsistencyToken(id, version).toString());
            }
            return result;
        }
    }
}
