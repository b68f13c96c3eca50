package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.Database;
import io.muniment.infra.bench.running.Servers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What one run breaks: an application with a database of its own, and the line between them. */
final class Site implements AutoCloseable {

    private static final Duration SERVES_WITHIN = Duration.ofMinutes(3);

    /** Compiled quickly rather than well: it will not live long. */
    static final String[] SHORT_LIVED = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"};

    private final KillablePostgres postgres;
    private final SmallDisk disk;
    private final CuttableLine line;
    private final String name;
    private final Map<String, String> settings;
    private final Path log;
    private final int port;
    private ApplicationProcess application;

    Site(KillablePostgres postgres, SmallDisk disk, String elasticsearch, String name, Session session)
            throws IOException, SQLException {
        this.postgres = postgres;
        this.disk = disk;
        this.name = name;
        this.log = session.log(name);
        postgres.database("postgres").execute("create database " + name);
        this.line = new CuttableLine(postgres.port());
        this.port = ApplicationProcess.freePort();
        this.settings = settings(
                new Database("jdbc:postgresql://127.0.0.1:%d/%s".formatted(line.port(), name)),
                elasticsearch,
                name,
                session.folder());
        this.application = ApplicationProcess.launch(settings, log, port, SHORT_LIVED);
    }

    static Map<String, String> settings(Database database, String elasticsearch, String name, Path folder) {
        Map<String, String> settings = new HashMap<>(Servers.settings(database, elasticsearch, folder.resolve("data")));
        settings.put("muniment.search.index-prefix", name + "-");
        // soon enough for a run: a key is free again, an applicant is reminded, what failed is tried again
        settings.put("muniment.http.idempotency.lease", "3s");
        settings.put("muniment.verification.remind-before", "P13DT23H59M50S");
        settings.put("muniment.deadlines.try-again-after", "2s");
        return settings;
    }

    void awaitServing() throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + SERVES_WITHIN.toNanos();
        heal();
        while (!application.isReady()) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("The application does not serve again, see " + log);
            }
            Thread.sleep(100);
            heal();
        }
    }

    URI base() {
        return application.base();
    }

    /** Asked directly, past the line that is cut. */
    Database database() {
        return postgres.database(name);
    }

    void killApplication() throws IOException, InterruptedException {
        application.kill();
        application = ApplicationProcess.launch(settings, log, port, SHORT_LIVED);
    }

    void pauseApplication() throws IOException, InterruptedException {
        Signals.stop(application.handle());
    }

    void resumeApplication() throws IOException, InterruptedException {
        Signals.resume(application.handle());
    }

    void killPostgres() throws IOException {
        postgres.kill();
    }

    void killOneSession(Random random) throws SQLException {
        postgres.killOneSession(random);
    }

    void pausePostgres() throws IOException, InterruptedException {
        postgres.pause();
    }

    void resumePostgres() throws IOException, InterruptedException {
        postgres.resume();
    }

    void cutConnections() {
        line.cut();
    }

    void fillDisk() throws IOException {
        disk.fill();
    }

    /** Whatever is broken, whole again. */
    void heal() throws IOException, InterruptedException {
        disk.free();
        postgres.ensureRunning();
        line.leadTo(postgres.port());
        if (!application.isAlive()) {
            application = ApplicationProcess.launch(settings, log, port, SHORT_LIVED);
        }
    }

    /** Ends the application in order; the database stays. */
    @Override
    public void close() throws IOException {
        application.close();
        line.close();
    }
}
