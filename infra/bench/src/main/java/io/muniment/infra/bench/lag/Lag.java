package io.muniment.infra.bench.lag;

import io.muniment.command.SystemCommands;
import io.muniment.infra.bench.Line;
import io.muniment.infra.bench.Measure;
import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.Following;
import io.muniment.infra.bench.running.RunningApplication;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** From sending a command to seeing its event in a read model, at a steady rate. */
public final class Lag implements Measure {

    private static final int PER_SECOND = 200;
    private static final int REQUESTS = 300;
    private static final Duration BETWEEN_ROWS = Duration.ofMillis(1);
    private static final Duration BETWEEN_SEARCHES = Duration.ofMillis(20);

    /** Appends for a while and tells of each event. */
    @FunctionalInterface
    private interface Source {
        void write(Duration length, int firstTurn, Consumer<Appended> appended)
                throws IOException, InterruptedException;
    }

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withSearch(session.folder());
                RunningApplication application = RunningApplication.start(
                        servers.settings(session.folder().resolve("data")),
                        session.log("application"));
                RowsInSight rows = RowsInSight.in(servers.database())) {
            Story.live(application.base(), servers.database()).queued(REQUESTS);
            Following.awaitAll(servers.database());
            SteadyWriter writer =
                    new SteadyWriter(application.part(SystemCommands.class), PER_SECOND, REQUESTS);
            Process other = otherProcess(servers, session);
            try (BufferedReader said = other.inputReader();
                    Writer orders = other.outputWriter()) {
                awaitReady(said);
                Turns turns = new Turns(session);
                turns.take("warm-up", writer::write, rows, BETWEEN_ROWS);
                turns.take("lag@same-process", writer::write, rows, BETWEEN_ROWS);
                turns.take("lag@other-process", (length, turn, appended) -> order(length, turn, appended, orders, said),
                        rows, BETWEEN_ROWS);
                turns.take("lag@index", writer::write, DocumentsInSight.at(servers.search()), BETWEEN_SEARCHES);
            } finally {
                other.destroy();
                other.waitFor();
            }
        }
    }

    private static final class Turns {

        private final Session session;
        private int next;

        Turns(Session session) {
            this.session = session;
        }

        void take(String name, Source source, Sight sight, Duration between)
                throws IOException, SQLException, InterruptedException {
            Duration length = Duration.ofSeconds(session.either(6, 60));
            int count = (int) length.toSeconds() * PER_SECOND;
            Lookout lookout = new Lookout(sight, between);
            int firstTurn = next;
            next += count;
            Thread writing = Thread.ofPlatform().daemon().start(() -> {
                try {
                    source.write(length, firstTurn, lookout::expect);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            lookout.watch(count);
            writing.join();
            session.report().line(Line.of(name)
                    .with(lookout.lag())
                    .with("append_p50_ms", lookout.append().millisAt(0.50))
                    .with("append_p99_ms", lookout.append().millisAt(0.99))
                    .with("events", count)
                    .with("per_s", PER_SECOND)
                    .with("reference", "none"));
        }
    }

    private static Process otherProcess(Servers servers, Session session) throws IOException {
        Path log = session.log("writer");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Daxoniq.update-checker.disabled=true",
                "-Dmuniment.root=" + System.getProperty("muniment.root")));
        Map<String, String> settings = servers.settings(session.folder().resolve("data"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                WriterProcess.class.getName(),
                log.toString(),
                Integer.toString(PER_SECOND),
                Integer.toString(REQUESTS)));
        return new ProcessBuilder(command)
                .redirectError(session.log("writer-errors").toFile())
                .start();
    }

    private static void awaitReady(BufferedReader said) throws IOException {
        for (String line = said.readLine(); !WriterProcess.READY.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("The writing process did not start: see its logs");
            }
        }
    }

    private static void order(
            Duration length, int firstTurn, Consumer<Appended> appended, Writer orders, BufferedReader said)
            throws IOException {
        orders.write("%d %d%n".formatted(length.toMillis(), firstTurn));
        orders.flush();
        for (int left = (int) length.toSeconds() * PER_SECOND; left > 0; left--) {
            appended.accept(Appended.parse(said.readLine()));
        }
    }
}
