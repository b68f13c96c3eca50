package io.muniment.infra.tenancy;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Value;

/**
 * Speaks SQL as the role of the running application, and tries to read and write across tenants in every table that the
 * catalogue names. A table that is new is in it without a word, or fails it by its name.
 */
@RunningMuniment
@TestInstance(Lifecycle.PER_CLASS)
class RowsMatrixTest {

    /** Why a table has no tenant, and no policy. */
    private static final Map<String, String> WITHOUT_TENANT = new TreeMap<>(Map.ofEntries(
            entry("dead_letter", "parked messages of all tenants, for operators of the installation"),
            entry("flyway_schema_history", "of the owner; the application may not read it"),
            entry("identity_failed_sign_in", "digests of addresses, before anybody is known"),
            entry("identity_former_password", "of an account, which may be in several tenants; hashes"),
            entry("identity_link", "digests, found before anybody is known"),
            entry("identity_link_sent", "digests of addresses, before anybody is known"),
            entry("identity_password", "of an account, which may be in several tenants; hashes"),
            entry("identity_refresh_token", "digests, found before anybody is known; the session has the tenant"),
            entry("ledger_event", "one order of all tenants, and one tree of proofs; never changed: ADR 34"),
            entry("ledger_floor", "one time for all"),
            entry("ledger_snapshot", "states by the id of their aggregate, read as the ledger is: ADR 34"),
            entry("person_key_destructions", "a count"),
            entry("person_key_schema_history", "of the owner; the application may not read it"),
            entry("process_state", "of automations, which act for all tenants, by the id of their aggregate"),
            entry("projection_rebuild", "of operators"),
            entry("projection_rebuild_parked", "of operators"),
            entry("proof_checkpoint", "of the whole ledger"),
            entry("proof_hashes", "of the whole ledger"),
            entry("proof_key", "of the whole ledger"),
            entry("proof_tree", "of the whole ledger"),
            entry("rate_limit", "digests of whoever is counted, at the edge"),
            entry("scheduled_tasks", "deadlines of all tenants, which a scheduler picks by their time"),
            entry("token_entry", "how far processors are")));

    /** Why a table has a tenant and no policy. */
    private static final Map<String, String> UNWALLED =
            Map.of("person_key", "may be in a database of its own; whoever unseals an event of the ledger opens it");

    private static final String DENIED = "42501";

    private final long seed = ThreadLocalRandom.current().nextLong();
    private final String mine = "rows-" + Long.toHexString(seed) + "-mine";
    private final String others = "rows-" + Long.toHexString(seed) + "-others";

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.datasource.username}")
    private String role;

    @Value("${spring.datasource.password}")
    private String password;

    @Value("${spring.flyway.url}")
    private String owning;

    private final Map<String, List<Column>> tables = new LinkedHashMap<>();
    private Connection owner;
    private Connection application;
    private long made;

    private record Column(String name, String type, boolean isNeeded) {}

    @BeforeAll
    void aRowOfEachTenantInEveryTable() throws SQLException {
        owner = DriverManager.getConnection(owning);
        owner.setAutoCommit(false);
        columns();
        execute(owner, "set session_replication_role = replica"); // rows without those that they refer to
        for (String table : walled()) {
            insert(owner, table, mine);
            insert(owner, table, others);
        }
        owner.commit();
        application = DriverManager.getConnection(url, role, password);
        application.setAutoCommit(false);
    }

    @AfterAll
    void away() throws SQLException {
        owner.rollback();
        for (String table : walled()) {
            execute(owner, "delete from %s where tenant in ('%s', '%s')".formatted(table, mine, others));
        }
        owner.commit();
        owner.close();
        application.close();
    }

    @BeforeEach
    @AfterEach
    void asIfNothingHadBeenSaid() throws SQLException {
        application.rollback();
    }

    @Test
    void everyTableWithATenantIsWalledAndEveryOtherSaysWhyNot() throws SQLException {
        Set<String> withTenant = names("select table_name from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'tenant'"
                + " and table_name in (select relname from pg_class where relkind in ('r', 'p'))");
        Set<String> forced = names("select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relrowsecurity and relforcerowsecurity");
        Set<String> all = names(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')");

        assertThat(without(withTenant, forced))
                .as("have a tenant, and no forced row-level security")
                .isEqualTo(UNWALLED.keySet());
        assertThat(without(all, withTenant))
                .as("have no tenant; each is to be here with its reason, and none that is gone")
                .isEqualTo(WITHOUT_TENANT.keySet());
        assertThat(withTenant).hasSizeGreaterThan(20);
    }

    @Test
    void aViewShowsWhatWhoeverAsksMaySee() throws SQLException {
        assertThat(names("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'"
                        + " and not coalesce(reloptions, '{}') @> '{security_invoker=true}'"))
                .isEmpty();
    }

    @Test
    void nobodyMayEmptyATableOrChangeWhatIsForEver() throws SQLException {
        assertThat(names(
                        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                                + " and has_table_privilege('%s', oid, 'truncate')".formatted(role)))
                .isEmpty();
        assertThat(names(
                        "select relname from pg_class where relname in ('ledger_event', 'proof_hashes', 'operator_action')"
                                + " and (has_table_privilege('%1$s', oid, 'update') or has_table_privilege('%1$s', oid, 'delete'))"
                                        .formatted(role)))
                .isEmpty();
        assertThat(refusal("select read_model_emptied(array['event_history'])")).isEqualTo(DENIED);
        assertThat(refusal("create table mine (id text)")).isEqualTo(DENIED);
        execute(application, "set local role muniment_everywhere");
        assertThat(refusal("select read_model_emptied(array['ledger_event'])")).isEqualTo(DENIED);
    }

    @Test
    void theRoleIsNeitherOwnerNorSuperuserAndHasALimit() throws SQLException {
        assertThat(names("select rolname from pg_roles where rolname = '%s' and not rolsuper and not rolbypassrls"
                                .formatted(role)
                        + " and not rolcreaterole and not rolcreatedb and not rolreplication and rolconnlimit = 50"))
                .containsExactly(role);
        assertThat(names("select relname from pg_class join pg_roles on pg_roles.oid = relowner where rolname = '%s'"
                        .formatted(role)))
                .isEmpty();
        assertThat(texts(application, "select unnest(runtime_role_faults())")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whoSaysNoTenantSeesAndWritesNothing() {
        return walled().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    application.rollback();
                    assertThat(seen(table)).as("seed %d", seed).isEmpty();
                    assertWritesNothing(table, mine);
                    assertWritesNothing(table, others);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoSaysATenantSeesAndWritesNothingOfAnother() {
        return walled().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    application.rollback();
                    say(mine);
                    assertThat(seen(table)).as("seed %d", seed).isEqualTo(isRead(table) ? Set.of(mine) : Set.of());
                    assertWritesNothing(table, others);
                    assertThat(changed(
                                    "update %s set tenant = '%s' where tenant = '%s'".formatted(table, others, mine)))
                            .isZero();
                    application.rollback();
                    say(others);
                    assertThat(seen(table)).isEqualTo(isRead(table) ? Set.of(others) : Set.of());
                    assertWritesNothing(table, mine);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsForAllTenantsSeesAll() {
        return walled().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    application.rollback();
                    execute(application, "set local role muniment_everywhere");
                    assertThat(seen(table)).containsExactlyInAnyOrder(mine, others);
                }));
    }

    /** The role may read the table at all, as far as its rows go. */
    private boolean isRead(String table) throws SQLException {
        return !names("select relname from pg_class where relname = '%s' and has_table_privilege('%s', oid, 'select')"
                        .formatted(table, role))
                .isEmpty();
    }

    private Set<String> seen(String table) throws SQLException {
        if (!isRead(table)
                && !"muniment_everywhere"
                        .equals(texts(application, "select current_user").getFirst())) {
            assertThat(refusal("select from " + table)).isEqualTo(DENIED);
            return Set.of();
        }
        Set<String> seen = new TreeSet<>(texts(application, "select tenant from " + table));
        seen.retainAll(Set.of(mine, others));
        assertThat(seen.size()).isLessThanOrEqualTo(2);
        return seen;
    }

    private void assertWritesNothing(String table, String tenant) throws SQLException {
        String condition = " where tenant = '%s'".formatted(tenant);
        assertThat(changed("update %s set tenant = tenant%s".formatted(table, condition)))
                .as(table)
                .isZero();
        assertThat(changed("delete from " + table + condition)).as(table).isZero();
        Savepoint before = application.setSavepoint();
        try {
            insert(application, table, tenant);
            assertThat(table).as("takes a row of %s, seed %d", tenant, seed).isNull();
        } catch (SQLException refused) {
            assertThat(refused.getSQLState())
                    .as("%s: %s", table, refused.getMessage())
                    .isEqualTo(DENIED);
        }
        application.rollback(before);
    }

    private long changed(String sql) throws SQLException {
        Savepoint before = application.setSavepoint();
        try (var statement = application.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException refused) {
            assertThat(refused.getSQLState())
                    .as("%s: %s", sql, refused.getMessage())
                    .isEqualTo(DENIED);
            return 0;
        } finally {
            application.rollback(before);
        }
    }

    private String refusal(String sql) throws SQLException {
        Savepoint before = application.setSavepoint();
        try (var statement = application.createStatement()) {
            statement.execute(sql);
            return "none";
        } catch (SQLException refused) {
            return refused.getSQLState();
        } finally {
            application.rollback(before);
        }
    }

    private void say(String tenant) throws SQLException {
        execute(application, "set local %s = '%s'".formatted(RowsOfStatements.SETTING, tenant));
    }

    private Set<String> walled() {
        return without(tables.keySet(), UNWALLED.keySet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).collect(Collectors.toCollection(TreeSet::new));
    }

    private void columns() throws SQLException {
        try (var statement = owner.createStatement();
                ResultSet found = statement.executeQuery("""
                        select table_name, column_name, udt_name, is_nullable = 'NO' from information_schema.columns
                        where table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO'
                          and table_name in (select table_name from information_schema.columns where column_name = 'tenant')
                          and table_name in (select relname from pg_class where relkind in ('r', 'p'))
                        order by table_name, ordinal_position
                        """)) {
            while (found.next()) {
                tables.computeIfAbsent(found.getString(1), _ -> new ArrayList<>())
                        .add(new Column(found.getString(2), found.getString(3), found.getBoolean(4)));
            }
        }
    }

    private void insert(Connection connection, String table, String tenant) throws SQLException {
        List<Column> needed = Objects.requireNonNull(tables.get(table)).stream()
                .filter(column -> column.isNeeded() || column.name().equals("tenant"))
                .toList();
        String names = needed.stream().map(Column::name).collect(Collectors.joining(", "));
        String values = needed.stream().map(column -> "?::" + column.type()).collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("insert into %s (%s) values (%s)".formatted(table, names, values))) {
            for (int place = 0; place < needed.size(); place++) {
                Column column = needed.get(place);
                statement.setString(place + 1, column.name().equals("tenant") ? tenant : value(column.type()));
            }
            statement.execute();
        }
    }

    private String value(String type) {
        made++;
        return switch (type) {
            case "text" -> "rows-" + Long.toHexString(seed) + "-" + made;
            case "int4", "int8", "float8" -> Long.toString(1_000_000_000L + made);
            case "timestamptz" -> "2026-11-28T12:00:00Z";
            case "bool" -> "false";
            case "uuid" -> new UUID(seed, made).toString();
            case "bytea" -> "\\x" + Long.toHexString(1_000_000_000L + made * 16);
            case "jsonb" -> "{}";
            case "_text" -> "{}";
            default -> throw new IllegalStateException("What is a value of " + type);
        };
    }

    private Set<String> names(String sql) throws SQLException {
        return new TreeSet<>(texts(owner, sql));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                String text = found.getString(1);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
