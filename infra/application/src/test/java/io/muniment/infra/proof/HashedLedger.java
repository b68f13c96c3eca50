package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.Hash;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A ledger of its own in a real PostgreSQL, with events out of a seed. */
final class HashedLedger implements AutoCloseable {

    static final String ORIGIN = "muniment.example/ledger";
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final HikariDataSource pool = new HikariDataSource();
    private final DSLContext db;
    private final Random random;
    private final SigningKey key;
    private long end;

    HashedLedger(long seed, Path folder) {
        String url = BuildServices.postgres().createDatabase("proof");
        Flyway.configure().dataSource(url, null, null).load().migrate();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(6);
        db = DSL.using(pool, SQLDialect.POSTGRES);
        random = new Random(seed);
        key = SigningKey.madeIn(folder, ORIGIN);
    }

    DSLContext db() {
        return db;
    }

    SigningKey key() {
        return key;
    }

    void forgetConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    HashedLedger append(int count) {
        List<LedgerEventRecord> rows = new ArrayList<>();
        for (int each = 0; each < count; each++) {
            rows.add(event(end++));
        }
        db.batchInsert(rows).execute();
        return this;
    }

    LedgerEventRecord event(long position) {
        LedgerEventRecord row = LEDGER_EVENT.newRecord();
        row.setPosition(position);
        row.setRecordedAt(BEGIN.plusNanos(position * 1_000_000 + 1000L * random.nextInt(900)));
        row.setAggregateType("verification-request");
        row.setAggregateId("vrq_" + Long.toHexString(random.nextLong()));
        row.setVersion((long) random.nextInt(100));
        row.setName("verification.ReviewClaimed");
        row.setRevision(1 + random.nextInt(3));
        row.setPayload(JSONB.valueOf("{\"note\":\"na\u00efve \\\"%d\\\" \u2713\",\"amount\":%d.50}"
                .formatted(random.nextLong(), random.nextInt(1000))));
        row.setMetadata(JSONB.valueOf("{\"tenant\":\"demo\",\"actor\":\"%d\"}".formatted(random.nextLong())));
        row.setEventId("event-" + Long.toHexString(random.nextLong()));
        return row;
    }

    TreeGrowth growth(int portion) {
        return new TreeGrowth(db, portion);
    }

    HashedLedger hash() {
        TreeGrowth growth = growth(1000);
        long added = 1;
        while (added > 0) {
            added = growth.grow();
        }
        return this;
    }

    Checkpoints checkpoints() {
        return checkpoints(db, key, null);
    }

    Checkpoints checkpoints(DSLContext within, SigningKey current, @Nullable SigningKey previous) {
        return new Checkpoints(
                within,
                new TreeGrowth(within, 1000),
                new SigningKeys(ORIGIN, current, previous),
                Clock.tick(Clock.systemUTC(), Duration.ofMillis(1)),
                Duration.ofSeconds(2));
    }

    Audit audit() {
        return audit(db);
    }

    Audit audit(DSLContext within) {
        return audit(within, key);
    }

    Audit audit(DSLContext within, SigningKey own) {
        return new LedgerAudit(within, checkpoints(within, own, null)).run();
    }

    /** What the rows that are there hash to, all at once. */
    Hash root() {
        GrowingTree tree = new GrowingTree();
        db.selectFrom(LEDGER_EVENT)
                .orderBy(LEDGER_EVENT.POSITION)
                .forEach(row -> tree.add(StoredEntries.entry(row).leaf()));
        return tree.root();
    }

    @Override
    public void close() {
        pool.close();
    }
}
