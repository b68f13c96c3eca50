package io.muniment.infra.embedded;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A service that several JVMs of a build share: found when it runs, started in a JVM of its own when it does not. */
enum BuildService {
    POSTGRES;

    private static final Duration START_TIME = Duration.ofMinutes(3);

    synchronized URI address() {
        var desk = new ServiceDesk(BuildFolder.root().resolve("target/services"), label());
        try (var _ = desk.lock()) {
            desk.register(ProcessIdentity.ofTopmostJava());
            var running = desk.running();
            return running.isPresent() ? running.get() : start(desk);
        } catch (IOException e) {
            throw new CannotStart("The build's %s could not be reached: %s".formatted(label(), e.getMessage()), e);
        }
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private URI start(ServiceDesk desk) throws IOException {
        desk.forget();
        var log = desk.file("log");
        var process = new ProcessBuilder(command(desk))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            var deadline = System.nanoTime() + START_TIME.toNanos();
            while (process.isAlive() && System.nanoTime() < deadline) {
                var running = desk.running();
                if (running.isPresent()) {
                    return running.get();
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        throw new CannotStart("The build's %s did not start: see %s.".formatted(label(), log));
    }

    private List<String> command(ServiceDesk desk) {
        // Ctrl-C reaches the whole process group: the service stops when its owners have gone, not before
        return List.of(
                "sh",
                "-c",
                "trap '' INT HUP; exec \"$@\"",
                "muniment-build-" + label(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmuniment.root=" + BuildFolder.root(),
                "-classpath",
                System.getProperty("java.class.path"),
                BuildServicesMain.class.getName(),
                name(),
                desk.folder().toString());
    }
}
