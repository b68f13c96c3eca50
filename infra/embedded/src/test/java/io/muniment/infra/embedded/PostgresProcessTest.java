package io.muniment.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresProcessTest {

    @TempDir
    Path home;

    @Test
    void whatWasCommittedIsThereAfterARestartWithEverySafetyOn() throws SQLException {
        try (var first = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            assertThat(first.show("fsync")).isEqualTo("on");
            assertThat(first.show("synchronous_commit")).isEqualTo("on");
            assertThat(first.show("full_page_writes")).isEqualTo("on");
            assertThat(first.show("wal_level")).isEqualTo("replica");
            assertThat(first.show("unix_socket_directories")).isEmpty();
            assertThat(first.show("listen_addresses")).isEqualTo("127.0.0.1");
            run(first, "CREATE TABLE kept AS SELECT 'acknowledged' AS line");
        }
        try (var second = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            assertThat(firstLine(second)).isEqualTo("acknowledged");
        }
    }

    @Test
    void aServerThatForgetsSafetyDoesNotGoOn() throws SQLException {
        try (var first = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            run(first, "ALTER ROLE postgres SET synchronous_commit = off");
        }
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(
                        () -> PostgresProcess.start(home, Durability.DURABLE, 0).close())
                .withMessageContaining("synchronous_commit=off, which can lose data");
        assertThat(home.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void killingTheOwnerLosesNothingAndLeavesNoServerBehind() throws Exception {
        ProcessHandle orphan;
        try (var owner = Owner.of("postgres", home)) {
            orphan = ProcessHandle.of(Long.parseLong(owner.said())).orElseThrow();
        }
        orphan.onExit().get(10, TimeUnit.SECONDS);
        try (var next = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            assertThat(firstLine(next)).isEqualTo("acknowledged");
        }
    }

    @Test
    void aStartWaitsForAnOrphanThatIsStillOnItsWayOut() throws Exception {
        Owner.of("postgres", home).close();
        try (var next = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            assertThat(firstLine(next)).isEqualTo("acknowledged");
        }
    }

    @Test
    void leftoversOfAKillDuringTheFirstStartOrByAPowerCutAreNoObstacle() throws IOException, SQLException {
        var half = Files.createDirectories(home.resolve("unfinished-1/base"));
        var unpacked = Files.createDirectories(home.resolve("binaries/PG-half/bin"));
        try (var first = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            run(first, "CREATE TABLE kept AS SELECT 'acknowledged' AS line");
        }
        assertThat(half).doesNotExist();
        assertThat(unpacked).doesNotExist();
        // the number in a stale file belongs to a living process that is no server: this test
        Files.writeString(
                home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n1000000000\n");
        try (var second = PostgresProcess.start(home, Durability.DURABLE, 0)) {
            assertThat(firstLine(second)).isEqualTo("acknowledged");
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> PostgresProcess.start(home, Durability.THROWAWAY, other.getLocalPort()))
                    .withMessage(
                            "Port %d, wanted by PostgreSQL, is in use: stop the program that listens on it or give"
                                    + " PostgreSQL another port.",
                            other.getLocalPort());
        }
    }

    private static void run(PostgresProcess server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstLine(PostgresProcess server) throws SQLException {
        try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT line FROM kept")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
