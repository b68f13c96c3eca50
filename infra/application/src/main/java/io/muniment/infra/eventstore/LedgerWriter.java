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
 * Writes appends on a connection of its own, each group in one statement that is its own transaction. Not for use by two
 * threads at once.
 */
final class LedgerWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LedgerWriter.class);

    private static final String DUPLICATE_KEY = "23505";
    private static final String VERSION_TAKEN = "_version_uk";

    /** Failures of the data itself; in a group they are the failure of one. */
    private static final List<String> FAULT_OF_THE_DATA = List.of("22", "23");

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
            if (group.size() > 1 && isOneOf(FAULT_OF_THE_DATA, failed)) {
                List<@Nullable RuntimeException> outcome = new ArrayList<>();
                group.forEach(one -> outcome.addAll(write(List.of(one))));
                return outcome;
            }
            return failed(group, failed);
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
        Connection open = connected();
        List<@Nullable RuntimeException> outcome = new ArrayList<>();
        boolean[] stored = statements.execute(open, group);
        for (int place = 0; place < group.size(); place++) {
            outcome.add(stored[place] ? null : versionTaken(group.get(place), null));
        }
        return outcome;
    }

    private List<@Nullable RuntimeException> failed(List<Append> group, SQLException failure) {
        if (isOneOf(AWAY, failure) || failure.getSQLState() == null) {
            disconnect();
            return whatBecameOf(group, failure);
        }
        if (DUPLICATE_KEY.equals(failure.getSQLState())) {
            return forAll(group, versionTaken(group.getFirst(), failure));
        }
        return forAll(group, new EventStoreException("The ledger refuses what is to be stored", failure));
    }

    /** The answer was lost, which does not mean that the append was: the ledger itself knows. */
    private List<@Nullable RuntimeException> whatBecameOf(List<Append> group, SQLException lost) {
        LedgerUnavailable unknown =
                new LedgerUnavailable("The ledger cannot be written to now: " + lost.getMessage(), lost);
        try {
            Connection open = connected();
            List<@Nullable RuntimeException> outcome = new ArrayList<>();
            for (Append append : group) {
                outcome.add(statements.isStored(open, append.first()) ? null : unknown);
            }
            return outcome;
        } catch (SQLException stillAway) {
            unknown.addSuppressed(stillAway);
            disconnect();
            return forAll(group, unknown);
        }
    }

    private static List<@Nullable RuntimeException> forAll(List<Append> group, RuntimeException failure) {
        return new ArrayList<>(Collections.nCopies(group.size(), failure));
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

    private static boolean isOneOf(List<String> classes, SQLException failure) {
        return failure.getSQLState() != null && classes.stream().anyMatch(failure.getSQLState()::startsWith);
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
