package io.muniment.command;

import org.axonframework.modelling.command.AggregateNotFoundException;

/** It is there, in another tenant: answered as if it were not, and noted as what it is. */
public final class NotInThisTenant extends AggregateNotFoundException {

    /** The name of the gate at which the actor was stopped. */
    public static final String GATE = "tenant";

    private static final long serialVersionUID = 1L;

    NotInThisTenant(String command) {
        super(command, "Not in this tenant");
    }
}
