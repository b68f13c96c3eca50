package io.muniment.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process as its data directory's {@code postmaster.pid} names it. */
record Postmaster(Path pidFile, long pid, long startedEpochSecond) {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
    private static final Duration SHUTDOWN_TIME = Duration.ofMinutes(1);

    static Optional<Postmaster> of(Path dataDirectory) throws IOException {
        var pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        return lines.size() < 3
                ? Optional.of(new Postmaster(pidFile, 0, 0))
                : Optional.of(new Postmaster(
                        pidFile,
                        Long.parseLong(lines.get(0).strip()),
                        Long.parseLong(lines.get(2).strip())));
    }

    /**
     * Makes way for a new server. The caller holds the lock of the folder, so a running one is an orphan on its way
     * out, and a file without its process is a leftover whose number may by now belong to somebody else.
     */
    void retire() throws IOException {
        var running = process();
        if (running.isPresent()) {
            awaitExit(running.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> process() {
        return pid == 0 ? Optional.empty() : ProcessHandle.of(pid).filter(this::isThisServer);
    }

    private boolean isThisServer(ProcessHandle process) {
        var info = process.info();
        var named = info.command()
                .map(command -> Path.of(command).endsWith("postgres"))
                .orElse(true);
        var startedThen = info.startInstant()
                .map(instant -> Duration.between(Instant.ofEpochSecond(startedEpochSecond), instant)
                                .abs()
                                .compareTo(CLOCK_TOLERANCE)
                        < 0)
                .orElse(true);
        return process.isAlive() && named && startedThen;
    }

    private void awaitExit(ProcessHandle orphan) {
        // SIGTERM waits for sessions to end; a server without its owner has none, and its watchdog sends SIGINT as well
        orphan.destroy();
        try {
            orphan.onExit().get(SHUTDOWN_TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while an earlier PostgreSQL (process " + pid + ") was stopping.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(
                    "An earlier PostgreSQL (process %d) still uses %s: end it with \"kill -INT %1$d\" and start again."
                            .formatted(pid, pidFile.getParent()),
                    e);
        }
    }
}
