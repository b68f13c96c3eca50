package io.muniment.infra.axon;

import io.muniment.projection.Batched;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Undoes what a failed event handler wrote, so that nothing half done is committed together with its dead letter. One
 * that undoes its writing by itself needs no savepoint, which costs two round trips for each event.
 */
@Component
class SavepointPerHandler implements HandlerEnhancerDefinition {

    private final ObjectProvider<PlatformTransactionManager> transactions;

    SavepointPerHandler(ObjectProvider<PlatformTransactionManager> transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        boolean sourcesAnAggregate =
                original.attribute("EventSourcingHandler.payloadType").isPresent();
        boolean undoesItself = original.declaringClass().isAnnotationPresent(Batched.class);
        return original.canHandleMessageType(EventMessage.class) && !sourcesAnAggregate && !undoesItself
                ? new WithSavepoint<>(original)
                : original;
    }

    private final class WithSavepoint<T> extends WrappedMessageHandlingMember<T> {

        WithSavepoint(MessageHandlingMember<T> original) {
            super(original);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                return super.handle(message, target);
            }
            PlatformTransactionManager manager = transactions.getObject();
            TransactionStatus savepoint =
                    manager.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
            boolean done = false;
            try {
                Object result = super.handle(message, target);
                done = true;
                return result;
            } finally {
                if (done) {
                    manager.commit(savepoint);
                } else {
                    manager.rollback(savepoint);
                }
            }
        }
    }
}
