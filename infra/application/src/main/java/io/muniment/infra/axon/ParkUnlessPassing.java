package io.muniment.infra.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/**
 * Parks an event that cannot be handled, with those that follow it in its sequence. What will pass by itself parks
 * nothing: the processor steps back and tries again.
 */
final class ParkUnlessPassing implements EnqueuePolicy<EventMessage<?>> {

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (PassingFailure.is(cause)) {
            throw new PassingFailure(cause);
        }
        return Decisions.enqueue(cause);
    }
}
