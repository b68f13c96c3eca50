package io.muniment.infra.eventstore;

import org.axonframework.common.AxonTransientException;

/** The ledger's database is away or does not answer in time. What was asked may be asked again. */
public final class LedgerUnavailable extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
