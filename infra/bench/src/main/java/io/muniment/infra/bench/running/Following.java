package io.muniment.infra.bench.running;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** How far the read models in PostgreSQL are. */
public final class Following {

    private static final String BEHIND = """
            select count(*) from token_entry
            where processor_name in ('verification-request-details', 'verification-review-queue', 'history')
              and coalesce((convert_from(token, 'UTF8')::jsonb ->> 'globalIndex')::bigint, -1)
                < (select max(position) from ledger_event)""";

    private Following() {}

    /** Until they have seen every event that there is now. */
    public static void awaitAll(Database database) throws IOException, SQLException, InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        while (database.number(BEHIND) > 0) {
            if (System.nanoTime() > giveUp) {
                throw new IOException("The read models do not catch up: "
                        + database.texts("select processor_name || ' ' || convert_from(token, 'UTF8') from token_entry"));
            }
            Thread.sleep(100);
        }
    }
}
