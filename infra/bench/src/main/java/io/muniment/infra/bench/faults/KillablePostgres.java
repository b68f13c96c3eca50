package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.running.Database;
import io.muniment.infra.embedded.CannotStart;
import io.muniment.infra.embedded.Durability;
import io.muniment.infra.embedded.PostgresProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** The embedded PostgreSQL, which can be killed and comes back with the data that it has. */
final class KillablePostgres implements AutoCloseable {

    private static final Duration COMES_BACK_WITHIN = Duration.ofMinutes(2);

    private final Path home;
    private PostgresProcess server;

    KillablePostgres(Path home) {
        this.home = home;
        this.server = PostgresProcess.start(home, Durability.DURABLE, 0);
    }

    int port() {
        return server.port();
    }

    Database database(String name) {
        return new Database(server.jdbcUrl(name));
    }

    /** Nothing answers the old one's port any more. */
    void kill() throws IOException {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** The process of one of the application's sessions: PostgreSQL then ends all others and recovers. */
    void killOneSession(Random random) throws SQLException {
        List<String> sessions = database("postgres")
                .texts("select pid from pg_stat_activity where datname like 'run%' order by backend_start");
        if (!sessions.isEmpty()) {
            ProcessHandle.of(Long.parseLong(sessions.get(random.nextInt(sessions.size()))))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    void pause() throws IOException, InterruptedException {
        Signals.stop(postmaster());
    }

    void resume() throws IOException, InterruptedException {
        Signals.resume(postmaster());
    }

    /** Starts it if it does not run, however it came to its end. */
    void ensureRunning() throws InterruptedException {
        long giveUp = System.nanoTime() + COMES_BACK_WITHIN.toNanos();
        while (!answers()) {
            try {
                if (!isAlive()) {
                    server.close();
                    server = PostgresProcess.start(home, Durability.DURABLE, 0);
                }
            } catch (CannotStart sessionsOfTheOldOneAreLeft) {
                if (System.nanoTime() > giveUp) {
                    throw sessionsOfTheOldOneAreLeft;
                }
            }
            Thread.sleep(100);
        }
    }

    private boolean answers() {
        try {
            return database("postgres").number("select 1") == 1;
        } catch (SQLException notNow) {
            return false;
        }
    }

    private boolean isAlive() {
        try {
            return postmaster().isAlive();
        } catch (IOException noPidFile) {
            return false;
        }
    }

    private ProcessHandle postmaster() throws IOException {
        Path pidFile = home.resolve("data").resolve("postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow(() -> new IOException("No process of " + pidFile));
    }

    @Override
    public void close() {
        server.close();
    }
}
