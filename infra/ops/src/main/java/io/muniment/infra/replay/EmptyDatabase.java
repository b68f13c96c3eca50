package io.muniment.infra.replay;

import io.muniment.infra.embedded.CannotStart;
import io.muniment.infra.embedded.Durability;
import io.muniment.infra.embedded.Folders;
import io.muniment.infra.embedded.PostgresProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of its own with the tables of the application and nothing in them. Whatever ends the audit, the folder
 * goes with it: it has what the log says, opened.
 */
final class EmptyDatabase implements AutoCloseable {

    private final Path folder;
    private final Thread lastResort = new Thread(this::remove, "remove-replay");
    private @Nullable PostgresProcess server;

    private EmptyDatabase(Path folder) {
        this.folder = folder;
    }

    static EmptyDatabase in(Path place) throws IOException {
        EmptyDatabase database = new EmptyDatabase(Files.createTempDirectory(place, "replay-audit-"));
        Runtime.getRuntime().addShutdownHook(database.lastResort);
        try {
            database.start();
            return database;
        } catch (CannotStart | FlywayException failed) {
            database.close();
            throw failed;
        }
    }

    private void start() {
        server = PostgresProcess.start(folder.resolve("postgresql"), Durability.THROWAWAY, 0);
        Flyway.configure().dataSource(source()).load().migrate();
    }

    DataSource source() {
        if (server == null) {
            throw new IllegalStateException("It is not started");
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(PostgresProcess.USER));
        source.setReWriteBatchedInserts(true);
        source.setLogServerErrorDetail(false);
        return source;
    }

    /** Both those who end in order and those who are stopped come by here. */
    private synchronized void remove() {
        try {
            stop();
        } finally {
            delete();
        }
    }

    private void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    private void delete() {
        try {
            Folders.deleteTree(folder);
        } catch (IOException left) {
            throw new UncheckedIOException("%s is left: remove it".formatted(folder), left);
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException stopping) {
            return; // it comes by once more and finds nothing
        }
    }
}
