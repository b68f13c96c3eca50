package io.muniment.infra.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where a server's process is written down, so that the next start can wait for one that is still on its way out. */
record IdentityFile(Path path) {

    private static final long EXIT_SECONDS = 30;

    void write(ProcessIdentity process) throws IOException {
        Files.writeString(path, process.pid() + " " + process.startedEpochMilli());
    }

    void awaitExit(String service) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        var parts = Files.readString(path).split(" ", 2);
        if (parts.length < 2) {
            return; // killed while writing: nothing had been started for long
        }
        var process = new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        if (process.isAlive()) {
            awaitExit(service, process);
        }
    }

    private static void awaitExit(String service, ProcessIdentity process) {
        var message = "An earlier %s (process %d) still runs: end it with \"kill %2$d\" and start again."
                .formatted(service, process.pid());
        try {
            var exit = ProcessHandle.of(process.pid()).map(ProcessHandle::onExit);
            if (exit.isPresent()) {
                exit.get().get(EXIT_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(message, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(message, e);
        }
    }
}
