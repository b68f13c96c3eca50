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
    POSTGRES {
        @Override
        RunningService run(Path home, Path kept) {
            return inContainers()
                    ? ServiceContainer.postgres()
                    : PostgresProcess.start(home, kept, Durability.THROWAWAY, 0);
        }
    },
    ELASTICSEARCH {
        @Override
        RunningService run(Path home, Path kept) {
            return inContainers() ? ServiceContainer.elasticsearch() : ElasticsearchProcess.start(home, kept, 0, HEAP);
        }
    },
    AXON_SERVER {
        @Override
        RunningService run(Path home, Path kept) {
            return ServiceContainer.axonServer();
        }
    };

    private static final String KIND = "muniment.test.services";
    private static final String HEAP = "512m";
    private static final Duration START_TIME = Duration.ofMinutes(4);

    /** Starts the service with a home that goes with it, beside a folder whose files are kept for the next start. */
    abstract RunningService run(Path home, Path kept);

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

    static boolean inContainers() {
        return "containers".equals(System.getProperty(KIND));
    }

    private URI start(ServiceDesk desk) throws IOException {
        desk.forget();
        var log = desk.file("log");
        var process = ChildJvm.of("muniment-build-" + label(), arguments(desk), log)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .start();
        try {
            var deadline = System.nanoTime() + START_TIME.toNanos();
            while (System.nanoTime() < deadline && !process.waitFor(50, TimeUnit.MILLISECONDS)) {
                var running = desk.running();
                if (running.isPresent()) {
                    return running.get();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        throw new CannotStart(
                "The build's %s did not start: see %s.".formatted(label(), log), new IOException(ChildJvm.endOf(log)));
    }

    private List<String> arguments(ServiceDesk desk) throws IOException {
        return List.of(
                "-Xmx256m",
                "-Dmuniment.root=" + BuildFolder.root(),
                "-D" + KIND + "=" + System.getProperty(KIND, "processes"),
                "-classpath",
                ModuleClasspath.of("infra/embedded", "classes").asArgument(),
                BuildServicesMain.class.getName(),
                name(),
                desk.folder().toString());
    }
}
