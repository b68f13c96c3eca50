package io.muniment.infra.axon;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;

/**
 * Parks an event that cannot be handled, with those that follow it in its sequence. What will pass by itself parks
 * nothing: the processor steps back and tries again. What was parked before and is tried once more stays parked.
 */
public final class ParkUnlessPassing implements EnqueuePolicy<EventMessage<?>> {

    /** How often a parked event has been tried, among its diagnostics. */
    public static final String TRIED = "tried";

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        boolean wasParked = letter instanceof JdbcDeadLetter;
        if (!wasParked && PassingFailure.is(cause)) {
            throw new PassingFailure(cause);
        }
        return Decisions.enqueue(cause, parked -> parked.diagnostics().and(TRIED, tries(parked) + 1));
    }

    private static int tries(DeadLetter<?> letter) {
        return letter.diagnostics().get(TRIED) instanceof Number tries ? tries.intValue() : 0;
    }
}
