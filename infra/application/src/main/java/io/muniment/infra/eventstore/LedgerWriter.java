package io.muniment.infra.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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

    private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);

    private static final String DUPLICATE_KEY = "23505";
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
                if (!isPositionTaken(taken)) {
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
                boolean stored = statements.isStored(connected(), append.first());
                outcome.add(stored ? null : writeUntilSettled(List.of(append)).getFirst());
            }
        } catch (SQLException stillAway) {
            LedgerUnavailable away =
                    new LedgerUnavailable("The ledger cannot be written to now: " + stillAway.getMessage(), lost);
            away.addSuppressed(stillAway);
            disconnect();
            outcome.addAll(Collections.nCopies(group.size() - outcome.size(), away));
        }
        return outcome;
    }

    private List<@Nullable RuntimeException> refused(List<Append> group, SQLException failure) {
        List<@Nullable RuntimeException> outcome = new ArrayList<>();
        if (group.size() > 1) {
            group.forEach(one -> outcome.addAll(write(List.of(one))));
        } else if (DUPLICATE_KEY.equals(failure.getSQLState())) {
            outcome.add(versionTaken(group.getFirst(), failure));
        } else {
            outcome.add(new EventStoreException("The ledger refuses what is to be stored", failure));
        }
        return outcome;
    }

    private static AxonException versionTaken(Append append, @Nullable SQLException cause) {
        StoredEvent first = append.first();
        String message = "Another has written version %d of %s already".formatted(first.version(), first.aggregateId());
        return first.version() == 0
                ? new AggregateStreamCreationException(message, cause)
                : new ConcurrencyException(message, cause);
    }

    private static boolean isPositionTaken(PSQLException failure) {
        ServerErrorMessage message = failure.getServerErrorMessage();
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
            log.debug("Closing a lost connection", alreadyGone);
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
