package io.muniment.infra.rebuild;

import io.muniment.infra.eventstore.LedgerAsKept;
import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.projection.TableFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Fills the read models of a database that nobody else uses, from the ledger in it, by the steps of a rebuild. */
public final class WholeReplay {

    private static final String RUN = "replay";
    private static final int SLICE = 10_000;

    private WholeReplay() {}

    /** Up to a position, whichever positions below have an event. */
    public static void run(
            DataSource database, LedgerLives lives, List<TableFold<?>> readModels, long upTo, Clock clock)
            throws SQLException, InterruptedException {
        DSLContext db = DSL.using(database, SQLDialect.POSTGRES);
        RebuildRecords records = new RebuildRecords(clock);
        List<Room> rooms = readModels.stream().<Room>map(TableRoom::new).toList();
        db.transaction(beginning -> rooms.forEach(room -> {
            room.begin(beginning.dsl());
            records.begin(beginning.dsl(), RUN, room.name(), upTo, Map.of());
        }));
        try (Connection work = database.getConnection()) {
            new RebuildRun(rooms, records.ofRun(db, RUN), lives, records, LedgerAsKept.tokens(), database, SLICE)
                    .run(work);
        }
    }
}
