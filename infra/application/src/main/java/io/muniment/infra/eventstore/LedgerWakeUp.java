package io.muniment.infra.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells other processes that this one has appended, and hears it from them. One thread tells for all appends of a
 * moment and apart from their commit: a notification within an append would make commits wait for each other. Who is
 * alone tells nobody; who comes greets, and whoever is there answers.
 */
final class LedgerWakeUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerWakeUp.class);

    private static final long TELL_AT_MOST_EVERY = Duration.ofMillis(5).toNanos();
    private static final Duration LISTEN_FOR = Duration.ofSeconds(1);
    private static final long ANSWER_WITHIN = Duration.ofSeconds(1).toNanos();
    private static final long GREET_EVERY = Duration.ofMinutes(1).toNanos();
    private static final long TRY_AGAIN_AFTER = Duration.ofSeconds(1).toNanos();

    private static final String GREETING = "hello ";

    private final DataSource dataSource;
    private final LedgerSignal grown;
    private final String me = UUID.randomUUID().toString();
    private final String news = "notify ledger, '%s'".formatted(me);
    private volatile boolean running;
    private volatile boolean toTell;
    private volatile boolean othersListen = true;
    private volatile @Nullable Thread teller;

    LedgerWakeUp(DataSource dataSource, LedgerSignal grown) {
        this.dataSource = dataSource;
        this.grown = grown;
    }

    /** This process has appended. */
    void appended() {
        grown.raise();
        if (othersListen && !toTell) {
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
                LOG.debug("Readers ask by themselves until the database is back", away);
                othersListen = true; // who hears nobody does not know
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
                pause();
            } else {
                LockSupport.parkNanos(this, LISTEN_FOR.toNanos());
            }
        }
    }

    /** Whoever appends meanwhile wakes this thread, which shall not cut it short. */
    private static void pause() {
        long until = System.nanoTime() + TELL_AT_MOST_EVERY;
        for (long left = TELL_AT_MOST_EVERY; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void tell(Statement statement) throws SQLException {
        boolean told = false;
        try {
            statement.execute(news);
            told = true;
        } finally {
            toTell |= !told;
        }
    }

    private void listen(Connection connection, Statement statement) throws SQLException {
        statement.execute("listen ledger");
        grown.raise(); // what was told before is not heard
        PGConnection line = connection.unwrap(PGConnection.class);
        long greeted = greet(statement);
        boolean answered = false;
        while (running) {
            answered |= hear(line.getNotifications((int) LISTEN_FOR.toMillis()), statement);
            long since = System.nanoTime() - greeted;
            othersListen = answered || since < ANSWER_WITHIN;
            if (since > GREET_EVERY) {
                greeted = greet(statement);
                answered = false;
            }
        }
    }

    private long greet(Statement statement) throws SQLException {
        statement.execute("notify ledger, '%s%s'".formatted(GREETING, me));
        return System.nanoTime();
    }

    /** Says whether others were heard. */
    private boolean hear(PGNotification[] heard, Statement statement) throws SQLException {
        if (heard.length == 0) {
            statement.execute("select"); // a line that was cut silently would be silent for ever
        }
        List<String> fromOthers = Arrays.stream(heard)
                .map(PGNotification::getParameter)
                .filter(said -> !said.endsWith(me))
                .toList();
        if (!fromOthers.isEmpty()) {
            grown.raise();
        }
        if (fromOthers.stream().anyMatch(said -> said.startsWith(GREETING))) {
            othersListen = true; // before they are answered: they read the ledger then, and count on being told
            statement.execute(news);
        }
        return !fromOthers.isEmpty();
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
