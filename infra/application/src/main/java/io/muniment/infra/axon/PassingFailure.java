package io.muniment.infra.axon;

import io.muniment.projection.IndexUnavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Nothing is wrong with the event: a part of the system is away for now, or another writer was quicker. */
final class PassingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PassingFailure(Throwable cause) {
        super("To be tried again: " + cause.getMessage(), cause);
    }

    static boolean is(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof IndexUnavailable
                    || one instanceof AxonTransientException
                    || one instanceof ConcurrencyException
                    || one instanceof TransientDataAccessException
                    || one instanceof CannotGetJdbcConnectionException
                    || one instanceof CannotCreateTransactionException
                    || one instanceof SQLTransientException
                    || one instanceof SQLNonTransientConnectionException
                    || one instanceof SQLException refused && isOfConnection(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** It was lost, or the server ended it: PostgreSQL's driver has no class of its own for either. */
    private static boolean isOfConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
