package io.muniment.infra.privacy;

import org.axonframework.common.AxonTransientException;

/** Something else has to come first, by itself or by an operator: the erasure is tried again. */
public final class NotYet extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    public NotYet(String because) {
        super("A person cannot be erased yet: " + because);
    }
}
