package io.muniment.infra.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.embedded.BuildPostgres;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.security.UnsafeConfiguration;
import io.muniment.projection.schema.Routines;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.mock.env.MockEnvironment;

class RuntimeRoleTest {

    private final BuildPostgres postgres = BuildServices.postgres();
    private final String name =
            "role_" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final String owning = postgres.createDatabase("roles");
    private final String address = owning.substring(0, owning.indexOf('?'));
    private final MockEnvironment apart = new MockEnvironment()
            .withProperty("spring.flyway.url", owning)
            .withProperty("spring.flyway.user", postgres.user())
            .withProperty("spring.flyway.password", postgres.password());

    private OwnerDatabase owner;

    @BeforeEach
    void migrate() {
        migrate(owning);
        owner = new OwnerDatabase(login(name), apart);
    }

    private static void migrate(String url) {
        Flyway.configure().dataSource(url, null, null).load().migrate();
    }

    @AfterEach
    void close() {
        owner.destroy();
    }

    @Test
    void isMadeWhereItIsNotThereAndStaysAsItIs() throws SQLException {
        role(name, true).ready();
        try (Connection signedIn = DriverManager.getConnection(address, name, name)) {
            assertThat(DSL.using(signedIn).fetchValue("select rolconnlimit from pg_roles where rolname = current_user"))
                    .isEqualTo(50);
            assertThat(Routines.runtimeRoleFaults(
                            DSL.using(signedIn, SQLDialect.POSTGRES).configuration()))
                    .isEmpty();
        }
        assertThat(said("select rolpassword from pg_authid where rolname = '%s'".formatted(name)))
                .as("the server was never told the password")
                .startsWith("SCRAM-SHA-256$");

        execute(owning, "alter role %s connection limit 77".formatted(name));
        role(name, true).ready();
        assertThat(said("select rolconnlimit from pg_roles where rolname = '%s'".formatted(name)))
                .isEqualTo("77");
    }

    @Test
    void asASuperuserAndOwnerNothingRunsInProduction() {
        OwnerDatabase oneForBoth = new OwnerDatabase(login(postgres.user()), new MockEnvironment());
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() -> new RuntimeRole(login(postgres.user()), oneForBoth, asOwner(), true).ready())
                .withMessageContainingAll("is a superuser", "bypasses row-level security", "owns tables");
        new RuntimeRole(login(postgres.user()), oneForBoth, asOwner(), false).ready();
        oneForBoth.destroy();
    }

    @Test
    void whoSeesAllRowsUnaskedIsRefusedWhateverTheProfile() throws SQLException {
        role(name, false).ready();
        execute(owning, "grant muniment_everywhere to %s with inherit true".formatted(name));
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() -> role(name, false).ready())
                .withMessageContaining("sees the rows of all tenants unasked");
        execute(
                owning,
                "grant muniment_everywhere to %s with inherit false; alter role %1$s bypassrls".formatted(name));
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() -> role(name, false).ready())
                .withMessageContaining("bypasses row-level security")
                .withMessageNotContaining("superuser");
    }

    @Test
    void anOwnerThatMayNotMakeItSaysWhatHasToBeSaid() throws SQLException {
        String plain = plainOwner("");
        migrate(plain);
        OwnerDatabase weak = new OwnerDatabase(login(name), owning(plain));
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() -> new RuntimeRole(login(name), weak, as(plain, name), true).ready())
                .withMessageContaining("could not make the role " + name);
        weak.destroy();
    }

    @Test
    void anOwnerThatIsNoSuperuserMigratesAndRebuildsAndSeesAllRows() throws SQLException {
        String plain = plainOwner("createrole");
        migrate(plain);
        execute(plain, "insert into reservation values ('a', 'n', 'h'), ('b', 'n', 'h')");
        try (Connection own = DriverManager.getConnection(plain)) {
            var db = DSL.using(own, SQLDialect.POSTGRES);
            assertThat(db.fetchValue("select count(distinct tenant) from reservation"))
                    .isEqualTo(2L);
            String[] tables = {"identity_accounts", "identity_memberships"};
            Routines.rebuildBegin(db.configuration(), "accounts", tables);
            Routines.rebuildComplete(db.configuration(), "accounts", tables);
            own.setAutoCommit(false);
            Routines.rebuildEnter(db.configuration(), "accounts");
            db.execute(
                    "insert into identity_accounts values ('acc_1', 'a', 0, 'p', 'e', 'd', 's', null, now(), now())");
            own.commit();
            Routines.rebuildLock(db.configuration(), tables);
            Routines.rebuildSwap(db.configuration(), "accounts", tables);
            own.commit();
            assertThat(db.fetchValue("select count(*) from identity_accounts")).isEqualTo(1L);
        }
        OwnerDatabase apartFromIt = new OwnerDatabase(login(name), owning(plain));
        new RuntimeRole(login(name), apartFromIt, as(plain, name), true).ready();
        apartFromIt.destroy();
        try (Connection signedIn = DriverManager.getConnection(without(plain), name, name)) {
            var db = DSL.using(signedIn, SQLDialect.POSTGRES);
            assertThat(db.fetchValue("select count(*) from identity_accounts")).isEqualTo(0L);
            db.execute("set muniment.tenant = 'a'");
            assertThat(db.fetchValue("select count(*) from identity_accounts")).isEqualTo(1L);
        }
    }

    @Test
    void aCutLedgerIsReadAndWrittenAsBeforeAndItsPartitionsAreNobodys() throws SQLException {
        role(name, true).ready();
        execute(owning, "insert into ledger_event values (0, now(), 't', 'a', 0, 'n', 0, '{}', '{}', 'e')");
        execute(owning, "select ledger_cut()");
        execute(owning, "insert into ledger_event values (1, now(), 't', 'b', 0, 'n', 0, '{}', '{}', 'f')");
        execute(owning, "select ledger_cut()");
        try (Connection signedIn = DriverManager.getConnection(address, name, name)) {
            var db = DSL.using(signedIn, SQLDialect.POSTGRES);
            db.execute("insert into ledger_event values (2, now(), 't', 'c', 0, 'n', 0, '{}', '{}', 'g')");
            assertThat(db.fetchValue("select count(*) from ledger_event")).isEqualTo(3L);
            assertThat(db.fetch(
                                    "select relname from pg_class where relname like 'ledger_event%' and relkind in ('r', 'p')"
                                            + " and (has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete')"
                                            + " or relispartition and has_table_privilege(oid, 'select'))")
                            .formatCSV())
                    .isEqualToIgnoringWhitespace("relname");
        }
    }

    /** The owner of a database of its own; the groups of the server are another's. */
    private String plainOwner(String rights) throws SQLException {
        String plain = "plain_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        String url = postgres.createDatabase("plain");
        String database = without(url).substring(without(url).lastIndexOf('/') + 1);
        execute(owning, "create role %s login password '%1$s' %s".formatted(plain, rights));
        execute(owning, "grant muniment_runtime, muniment_everywhere to %s with admin option".formatted(plain));
        execute(owning, "alter database %s owner to %s".formatted(database, plain));
        return "%s?user=%s&password=%2$s".formatted(without(url), plain);
    }

    private static MockEnvironment owning(String url) {
        return new MockEnvironment()
                .withProperty("spring.flyway.url", url)
                .withProperty("spring.flyway.user", "in the URL")
                .withProperty("spring.flyway.password", "");
    }

    private static String without(String url) {
        return url.split("\\?", 2)[0];
    }

    private RuntimeRole role(String login, boolean isProduction) {
        return new RuntimeRole(login(login), owner, as(owning, login), isProduction);
    }

    private PGSimpleDataSource asOwner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(owning);
        return source;
    }

    private static PGSimpleDataSource as(String url, String login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(without(url));
        source.setUser(login);
        source.setPassword(login);
        return source;
    }

    private JdbcConnectionDetails login(String login) {
        return new JdbcConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return login;
            }

            @Override
            public @Nullable String getPassword() {
                return login;
            }

            @Override
            public String getJdbcUrl() {
                return login.equals(postgres.user()) ? owning : address;
            }
        };
    }

    private String said(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(owning)) {
            return String.valueOf(DSL.using(connection).fetchValue(sql));
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
