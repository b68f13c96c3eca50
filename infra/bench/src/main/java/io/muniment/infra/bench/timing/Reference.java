package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.Session;
import io.muniment.infra.bench.running.Database;
import java.io.IOException;
import java.sql.SQLException;

/** What the same PostgreSQL does when one row like ours is inserted by one statement that is its own transaction. */
public interface Reference {

    String name();

    double perSecond(int clients, int seconds) throws IOException, SQLException, InterruptedException;

    static Reference of(Database database, Session session) throws IOException, SQLException, InterruptedException {
        ReferenceRow row = ReferenceRow.prepare(database);
        return PgBench.isInstalled() ? PgBench.of(database, row, session.folder()) : new JdbcInsert(database, row);
    }
}
