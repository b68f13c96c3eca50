package io.muniment.infra.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes appends on a connection of its own, each group in one statement that is its own transaction. Not for use by
 * two threads at once.
 */
final class LedgerWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWriter.class);

    private static final String DUPLICATE_KEY = "23505";
    /** Deadlock, or not serializable: undone in favour of another, like a position that is taken. */
    private static final Set<String> UNDONE = Set.of("40P01", "40001");

    private static final String VERSION_TAKEN = "_version_uk";

    /** The server is gone, full, or too busy; the rest is a fault of what is to be stored. */
    private static final List<String> AWAY = List.of("08", "25", "53", "55", "57", "58", "XX");

    private final DataSource dataSource;
    private final AppendStatements statements = new AppendStatements();
    private @Nullable Connection connection;

    LedgerWriter(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Says of each append what failed, or null. */
    List<@Nullable RuntimeException> write(List<Append> group) {
        try {
            return writeUntilSettled(group);
        } catch (SQLException failed) {
            if (isAway(failed)) {
                disconnect();
                return writeAgain(group, failed);
            }
            return refused(group, failed);
        }
    }

    /** Another process that was quicker took the position: what it wrote decides whether this still fits. */
    private List<@Nullable RuntimeException> writeUntilSettled(List<Append> group) throws SQLException {
        while (true) {
            try {
                return attempt(group);
            } catch (PSQLException taken) {
                if (!isToBeTriedAgain(taken)) {
                    throw taken;
                }
            }
        }
    }

    private List<@Nullable RuntimeException> attempt(List<Append> group) throws SQLException {
        boolean[] stored = statements.execute(connected(), group);
        List<@Nullable RuntimeException> outcome = new ArrayList<>();
        for (int place = 0; place < group.size(); place++) {
            outcome.add(stored[place] ? null : versionTaken(group.get(place), null));
        }
        return outcome;
    }

    /**
     * The connection was lost, and perhaps only the answer with it: what is in the ledger is not written a second time,
     * and what is not is tried once more.
     */
    private List<@Nullable RuntimeException> writeAgain(List<Append> group, SQLException lost) {
        List<@Nullable RuntimeException> outcome = new ArrayList<>();
        try {
            for (Append append : group) {
                outcome.add(writeAgain(append));
            }
        } catch (SQLException stillAway) {
            disconnect();
            while (outcome.size() < group.size()) {
                LedgerUnavailable away =
                        new LedgerUnavailable("The ledger cannot be written to now: " + stillAway.getMessage(), lost);
                away.addSuppressed(stillAway);
                outcome.add(away);
            }
        }
        return outcome;
    }

    private @Nullable RuntimeException writeAgain(Append append) throws SQLException {
        if (isStored(append)) {
            return null;
        }
        RuntimeException refusal;
        try {
            refusal = writeUntilSettled(List.of(append)).getFirst();
        } catch (SQLException failed) {
            if (isAway(failed)) {
                throw failed;
            }
            refusal = refusal(append, failed);
        }
        // what took its version may be its own first try, committed only now
        return refusal == null || isStored(append) ? null : refusal;
    }

    private boolean isStored(Append append) throws SQLException {
        return statements.isStored(connected(), append.first());
    }

    private List<@Nullable RuntimeException> refused(List<Append> group, SQLException failure) {
        if (group.size() == 1) {
            return List.of(refusal(group.getFirst(), failure));
        }
        List<@Nullable RuntimeException> outcome = new ArrayList<>();
        group.forEach(one -> outcome.addAll(write(List.of(one))));
        return outcome;
    }

    private static RuntimeException refusal(Append append, SQLException failure) {
        return DUPLICATE_KEY.equals(failure.getSQLState())
                ? versionTaken(append, failure)
                : new EventStoreException("The ledger refuses what is to be stored", failure);
    }

    private static AxonException versionTaken(Append append, @Nullable SQLException cause) {
        StoredEvent first = append.first();
        String message = "Another has written version %d of %s already".formatted(first.version(), first.aggregateId());
        return first.version() == 0
                ? new AggregateStreamCreationException(message, cause)
                : new ConcurrencyException(message, cause);
    }

    private static boolean isToBeTriedAgain(PSQLException failure) {
        ServerErrorMessage message = failure.getServerErrorMessage();
        if (UNDONE.contains(Objects.requireNonNullElse(failure.getSQLState(), ""))) {
            return true;
        }
        return DUPLICATE_KEY.equals(failure.getSQLState())
                && message != null
                && !Objects.requireNonNullElse(message.getConstraint(), "").endsWith(VERSION_TAKEN);
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }

    private Connection connected() throws SQLException {
        if (connection == null || connection.isClosed()) {
            statements.forget();
            connection = dataSource.getConnection();
        }
        return connection;
    }

    private void disconnect() {
        Connection lost = connection;
        connection = null;
        statements.forget();
        try {
            if (lost != null) {
                lost.close();
            }
        } catch (SQLException alreadyGone) {
            LOG.debug("Closing a lost connection", alreadyGone);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
