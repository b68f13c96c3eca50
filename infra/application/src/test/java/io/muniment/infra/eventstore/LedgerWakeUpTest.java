package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.embedded.BuildServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

class LedgerWakeUpTest {

    private static final int QUIET_MILLIS = 300;

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private Connection line;

    @BeforeEach
    void overhear() throws SQLException {
        String url = BuildServices.postgres().createDatabase("wakeup");
        database.setUrl(url);
        line = DriverManager.getConnection(url);
        try (Statement statement = line.createStatement()) {
            statement.execute("listen ledger");
        }
    }

    @AfterEach
    void hangUp() throws SQLException {
        line.close();
    }

    @Test
    void whoIsAloneTellsNobodyAndWhoComesIsToldOfEveryAppend() throws SQLException {
        LedgerWakeUp first = new LedgerWakeUp(database, new LedgerSignal());
        LedgerSignal grown = new LedgerSignal();
        LedgerWakeUp second = new LedgerWakeUp(database, grown);
        first.start();
        try {
            await("nobody answers the first").until(() -> {
                heard();
                first.appended();
                return heard().isEmpty();
            });

            second.start();
            await("the second hears the answer").until(() -> grown.count() == 2);
            assertThat(heard()).hasSize(2).first().asString().startsWith("hello");
            first.appended();

            await("the second is told").until(() -> grown.count() == 3);
            assertThat(heard()).singleElement().asString().doesNotStartWith("hello");
        } finally {
            first.stop();
            second.stop();
        }
    }

    private List<String> heard() throws SQLException {
        PGNotification[] heard = line.unwrap(PGConnection.class).getNotifications(QUIET_MILLIS);
        return Arrays.stream(heard).map(PGNotification::getParameter).toList();
    }
}
