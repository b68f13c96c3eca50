package io.muniment.infra.replay;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;

import io.muniment.infra.eventstore.LedgerAsKept;
import io.muniment.infra.rebuild.LiveProjection;
import io.muniment.kernel.event.EventContext;
import io.muniment.projection.TableFold;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The live database, read only and as of one moment: how far a read model is and what it says are committed together.
 */
final class LiveSystem implements AutoCloseable {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern SECRET = Pattern.compile("password=|//[^/?]*@", Pattern.CASE_INSENSITIVE);
    private static final String READ_ONLY =
            "-c default_transaction_read_only=on -c search_path=public -c row_security=off";

    private static final Table<Record> MIGRATIONS = DSL.table(DSL.name("flyway_schema_history"));
    private static final Field<String> SCRIPT = DSL.field(DSL.name("script"), String.class);
    private static final Field<Integer> CHECKSUM = DSL.field(DSL.name("checksum"), Integer.class);
    private static final Field<Integer> RANK = DSL.field(DSL.name("installed_rank"), Integer.class);

    private final Connection connection;
    private final DSLContext db;
    private final Map<String, LiveProjection> readModels = new LinkedHashMap<>();

    private LiveSystem(Connection connection) {
        this.connection = connection;
        this.db = DSL.using(connection, SQLDialect.POSTGRES);
    }

    static void requireNoSecret(String url) {
        if (!url.startsWith(JDBC) || SECRET.matcher(url).find()) {
            throw new CannotTell(
                    "--live is jdbc:postgresql://HOST/DATABASE without a password: MUNIMENT_LIVE_PASSWORD has that.");
        }
    }

    static LiveSystem connect(String url, Map<String, String> environment, List<TableFold<?>> folds)
            throws SQLException {
        Properties properties = new Properties();
        setIfGiven(properties, "user", environment.get("MUNIMENT_LIVE_USER"));
        setIfGiven(properties, "password", environment.get("MUNIMENT_LIVE_PASSWORD"));
        properties.setProperty("ApplicationName", "muniment replay-audit");
        properties.setProperty("options", READ_ONLY);
        properties.setProperty("logServerErrorDetail", "false");
        Connection connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        LiveSystem live = new LiveSystem(connection);
        Serializer tokens = LedgerAsKept.tokens();
        folds.forEach(fold -> live.readModels.put(fold.name(), LiveProjection.of(fold.name(), live.db, tokens)));
        return live;
    }

    private static void setIfGiven(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    DSLContext db() {
        return db;
    }

    /** Rights that are missing, and rows that would be withheld, are to show before everything is replayed. */
    void requireReadable(List<TableFold<?>> folds) {
        Stream.concat(folds.stream().flatMap(fold -> fold.tables().stream()), Stream.of(LEDGER_EVENT, MIGRATIONS))
                .forEach(table -> db.selectOne().from(table).limit(0).fetch());
    }

    /** Tables that other migrations have made cannot be compared with ours. */
    void requireTablesOf(DSLContext own) {
        if (!migrations(db).equals(migrations(own))) {
            throw new CannotTell("The tables of the live database are of another version than this program");
        }
    }

    private static List<String> migrations(DSLContext db) {
        return db.select(SCRIPT, CHECKSUM)
                .from(MIGRATIONS)
                .where(CHECKSUM.isNotNull())
                .orderBy(RANK)
                .fetch(row -> row.value1() + " " + row.value2());
    }

    /** Who has not seen all events of the checkpoint has nothing yet that could be compared. */
    void requireSeen(long size) {
        List<String> behind = readModels.entrySet().stream()
                .filter(one -> one.getValue().seenByAll() < size - 1)
                .map(one -> "%s (%d)".formatted(one.getKey(), one.getValue().seenByAll() + 1))
                .toList();
        if (!behind.isEmpty()) {
            throw new CannotTell(
                    "The live read models have not seen all %d events of the checkpoint yet: %s. Ask again a little later"
                            .formatted(size, String.join(", ", behind)));
        }
    }

    /**
     * To which something has happened since: nothing proves what that was. What others do is nobody's business here.
     */
    Set<String> changedSince(long size, Set<String> tenants) {
        boolean isFurther = readModels.values().stream().anyMatch(one -> one.seenByOne() >= size);
        return isFurther
                ? new HashSet<>(db.selectDistinct(LEDGER_EVENT.AGGREGATE_ID)
                        .from(LEDGER_EVENT)
                        .where(LEDGER_EVENT.POSITION.ge(size))
                        .and(jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT)
                                .in(tenants))
                        .fetch(LEDGER_EVENT.AGGREGATE_ID))
                : Set.of();
    }

    /** Of which some read model has not taken an event in: an operator has to look at it. */
    Set<String> parked() {
        Set<String> parked = new TreeSet<>();
        readModels.values().forEach(one -> parked.addAll(one.parked().keySet()));
        return parked;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
