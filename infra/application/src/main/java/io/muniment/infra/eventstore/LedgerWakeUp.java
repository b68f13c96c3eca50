package io.muniment.infra.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells other processes that this one has appended, and hears it from them. One thread tells for all appends of a
 * moment and apart from their commit: a notification within an append would make commits wait for each other.
 */
final class LedgerWakeUp implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LedgerWakeUp.class);

    private static final long TELL_AT_MOST_EVERY = Duration.ofMillis(2).toNanos();
    private static final Duration LISTEN_FOR = Duration.ofSeconds(1);
    private static final long TRY_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private final DataSource dataSource;
    private final LedgerSignal grown;
    private volatile boolean running;
    private volatile boolean toTell;
    private volatile @Nullable Thread teller;

    LedgerWakeUp(DataSource dataSource, LedgerSignal grown) {
        this.dataSource = dataSource;
        this.grown = grown;
    }

    /** This process has appended. */
    void appended() {
        grown.raise();
        if (!toTell) {
            toTell = true;
            LockSupport.unpark(teller);
        }
    }

    @Override
    public void start() {
        running = true;
        teller = Thread.ofPlatform().daemon().name("ledger-teller").start(() -> whileRunning(this::tell));
        Thread.ofPlatform().daemon().name("ledger-listener").start(() -> whileRunning(this::listen));
    }

    private void whileRunning(OnConnection work) {
        while (running) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                work.run(connection, statement);
            } catch (SQLException away) {
                log.debug("Readers ask by themselves until the database is back", away);
                LockSupport.parkNanos(TRY_AGAIN_AFTER);
            }
        }
    }

    private void tell(Connection connection, Statement statement) throws SQLException {
        statement.execute("set synchronous_commit = off");
        while (running) {
            if (toTell) {
                toTell = false;
                tell(statement);
                LockSupport.parkNanos(TELL_AT_MOST_EVERY);
            } else {
                LockSupport.parkNanos(this, LISTEN_FOR.toNanos());
            }
        }
    }

    private void tell(Statement statement) throws SQLException {
        boolean told = false;
        try {
            statement.execute("notify ledger");
            told = true;
        } finally {
            toTell |= !told;
        }
    }

    private void listen(Connection connection, Statement statement) throws SQLException {
        statement.execute("listen ledger");
        grown.raise(); // what was told before is not heard
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (running) {
            if (notified.getNotifications((int) LISTEN_FOR.toMillis()).length > 0) {
                grown.raise();
            } else {
                statement.execute("select"); // a line that was cut silently would be silent for ever
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        LockSupport.unpark(teller);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the event processors start, after they stop. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1;
    }

    @FunctionalInterface
    private interface OnConnection {
        void run(Connection connection, Statement statement) throws SQLException;
    }
}
