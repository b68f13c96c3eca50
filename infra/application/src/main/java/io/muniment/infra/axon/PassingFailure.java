package io.muniment.infra.axon;

import io.muniment.projection.IndexUnavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Nothing is wrong with the event: a part of the system is away for now, or another writer was quicker. */
final class PassingFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int CLASS = 2;
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

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
                    || one instanceof SQLException refused && isOfServer(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /**
     * By their class: the connection was lost, the server has no room, was stopped, or cannot read its files; another
     * transaction was in the way. PostgreSQL's driver has no types for them.
     */
    private static boolean isOfServer(@Nullable String state) {
        return state != null && state.length() > CLASS && PASSING.contains(state.substring(0, CLASS));
    }
}
