package io.muniment.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BuildServicesTest {

    private static final ProcessIdentity THIS = ProcessIdentity.of(ProcessHandle.current());
    private static final ProcessIdentity EARLIER_WITH_THE_SAME_NUMBER = new ProcessIdentity(THIS.pid(), 0);

    @TempDir
    Path folder;

    @Test
    void anotherProcessOfTheBuildGetsTheSameServer() throws IOException {
        var postgres = BuildServices.postgres();
        try (var other = Owner.of("build", folder)) {
            assertThat(other.said()).isEqualTo(postgres.host() + ":" + postgres.port());
        }
    }

    @Test
    void aDatabaseIsEmptyOrACopyAndNeverSharedUnasked() throws SQLException {
        var postgres = BuildServices.postgres();
        var original = postgres.createDatabase("original");
        run(original, "CREATE TABLE only_here (id int)");
        var name = URI.create(original.substring("jdbc:".length())).getPath().substring(1);

        run(postgres.createDatabase("copy", name), "SELECT id FROM only_here");
        run(postgres.createDatabase("original"), "CREATE TABLE only_here (id int)");
    }

    @Test
    void anAddressThatOutlivedItsServerIsNotBelieved() throws IOException {
        var desk = new ServiceDesk(folder, "test");
        var address = BuildServices.postgres();
        var listening = URI.create("postgres://%s:%d".formatted(address.host(), address.port()));

        desk.announce(listening, EARLIER_WITH_THE_SAME_NUMBER);
        assertThat(desk.running()).isEmpty();
        desk.announce(URI.create("postgres://localhost:1"), THIS);
        assertThat(desk.running()).isEmpty();
        desk.announce(listening, THIS);
        assertThat(desk.running()).contains(listening);
    }

    @Test
    void aServiceIsNeededWhileOneOfItsOwnersLives() throws IOException {
        var desk = new ServiceDesk(folder, "test");
        desk.lock().close();
        desk.register(EARLIER_WITH_THE_SAME_NUMBER);
        assertThat(desk.isNeeded()).isFalse();
        desk.register(THIS);
        assertThat(desk.isNeeded()).isTrue();
    }

    @Test
    void whoeverLooksWhileAnOwnerRegistersAgainFindsIt() throws Exception {
        var desk = new ServiceDesk(folder, "test");
        desk.lock().close();
        desk.register(THIS);
        try (var registering = Executors.newSingleThreadExecutor()) {
            var done = registering.submit(() -> {
                for (int time = 0; time < 2_000; time++) {
                    desk.register(THIS);
                }
                return true;
            });
            do {
                assertThat(desk.isNeeded()).isTrue();
            } while (!done.isDone());
            assertThat(done.get()).isTrue();
        }
    }

    @Test
    void aServerGivenFromOutsideMayLeaveOutWhatIsUsual() {
        assertThat(BuildPostgres.at(URI.create("postgres://db")))
                .isEqualTo(new BuildPostgres("db", 5432, "postgres", ""));
        assertThat(BuildPostgres.at(URI.create("postgres://me:secret@db:6000")))
                .isEqualTo(new BuildPostgres("db", 6000, "me", "secret"));
    }

    private static void run(String jdbcUrl, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
