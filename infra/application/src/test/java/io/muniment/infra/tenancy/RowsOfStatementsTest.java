package io.muniment.infra.tenancy;

import static io.muniment.projection.schema.Tables.ACCESS_LOG;
import static io.muniment.projection.schema.Tables.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.CurrentActor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.RenderedOnce;
import io.muniment.projection.schema.tables.records.AccessLogRecord;
import io.muniment.projection.schema.tables.records.ReservationRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** One connection as the role of the application, which everybody gets after everybody else, as from a pool. */
@RunningMuniment
class RowsOfStatementsTest {

    private static final Param<String> NAME = DSL.param("name", String.class);

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.datasource.username}")
    private String role;

    private final TenantId mine = new TenantId("rows-" + UUID.randomUUID());
    private final TenantId others = new TenantId("rows-" + UUID.randomUUID());
    private final List<String> sent = new ArrayList<>();
    private Connection connection;
    private DSLContext db;

    @BeforeEach
    void connect() throws SQLException {
        connection = DriverManager.getConnection(url, role, role);
        db = DSL.using(new DefaultConfiguration()
                .set(counting(connection))
                .set(SQLDialect.POSTGRES)
                .set(new RowsOfStatements(new ActingTenant(new CurrentActor()))));
    }

    @AfterEach
    void disconnect() throws SQLException {
        EveryTenant.of(db)
                .deleteFrom(RESERVATION)
                .where(RESERVATION.TENANT.in(mine.value(), others.value()))
                .execute();
        connection.close();
    }

    @Test
    void eachSeesWhatIsItsOwnAndNobodySeesAnything() throws Exception {
        reserve(mine, "a");
        reserve(others, "a");
        reserve(others, "b");

        assertThat(ActingTenant.during(mine, this::reserved)).containsExactly("a");
        assertThat(ActingTenant.during(others, this::reserved)).containsExactly("a", "b");
        assertThat(reserved()).isEmpty();
        assertThat(EveryTenant.of(db).fetchCount(RESERVATION)).isGreaterThanOrEqualTo(3);
        assertThat(reserved()).as("after who saw all").isEmpty();
    }

    @Test
    void itCostsNoStatementMore() throws Exception {
        reserve(mine, "a");
        sent.clear();

        ActingTenant.during(mine, this::reserved);
        EveryTenant.of(db).fetchCount(RESERVATION);

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).startsWith("select set_config('muniment.tenant', ?, true); select ");
        assertThat(sent.getLast()).startsWith("select set_config('role', 'muniment_everywhere', true); select ");
    }

    @Test
    void isForgottenWithItsStatementAndWithAStatementThatFails() throws Exception {
        reserve(mine, "a");
        assertThat(said()).isEqualTo("/" + role);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> ActingTenant.during(mine, () -> insert(others, "a")))
                .satisfies(refused -> assertThat(refused.sqlState()).isEqualTo("42501"));
        assertThat(said()).isEqualTo("/" + role);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> EveryTenant.of(db).selectFrom("nothing").fetch());
        assertThat(said()).isEqualTo("/" + role);
    }

    @Test
    void whoeverAsksKnowsNothingOfIt() throws Exception {
        ActingTenant.during(mine, () -> {
            assertThat(insert(mine, "a")).isEqualTo(1);
            assertThat(db.insertInto(RESERVATION)
                            .values(mine.value(), "b", "somebody")
                            .returning(RESERVATION.NAME)
                            .fetchSingle()
                            .getName())
                    .isEqualTo("b");
            assertThat(db.update(RESERVATION)
                            .set(RESERVATION.HOLDER, "another")
                            .where(RESERVATION.TENANT.eq(mine.value()))
                            .execute())
                    .isEqualTo(2);
            assertThat(db.deleteFrom(RESERVATION)
                            .where(RESERVATION.TENANT.eq(others.value()))
                            .execute())
                    .isZero();
            var byName = new RenderedOnce(DSL.select(RESERVATION.HOLDER)
                    .from(RESERVATION)
                    .where(RESERVATION.NAME.eq(NAME))
                    .and(DSL.inline("a; b").ne(DSL.inline("';"))));
            assertThat(byName.on(db).with(NAME, "b").rows(RESERVATION.HOLDER).fetch(RESERVATION.HOLDER))
                    .containsExactly("another");
            for (int time = 0; time < 20; time++) { // prepared on the server from the fifth on
                assertThat(reserved()).containsExactly("a", "b");
            }
            return null;
        });
    }

    @Test
    void aTransactionMayStreamItsRows() throws Exception {
        reserve(mine, "a");
        reserve(mine, "b");
        ActingTenant.during(mine, () -> {
            db.transaction(within -> {
                try (var rows =
                        within.dsl().selectFrom(RESERVATION).fetchSize(1).fetchLazy()) {
                    assertThat(rows.fetch(ReservationRecord::getName)).containsExactlyInAnyOrder("a", "b");
                }
            });
            return null;
        });
    }

    @Test
    void aBatchForAllTenantsNeedsATransaction() {
        DSLContext everywhere = EveryTenant.of(db);

        everywhere.transaction(
                within -> within.dsl().batchInsert(access("one"), access("two")).execute());
        assertThat(everywhere
                        .deleteFrom(ACCESS_LOG)
                        .where(ACCESS_LOG.TENANT.eq(mine.value()))
                        .execute())
                .isEqualTo(2);
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> everywhere.batchInsert(access("three")).execute());
    }

    private AccessLogRecord access(String request) {
        var row = new AccessLogRecord();
        row.setAt(Instant.now());
        row.setKind("REFUSED");
        row.setTenant(mine.value());
        row.setMethod("GET");
        row.setPath("/nowhere");
        row.setStatus(404);
        row.setRequestId(request);
        return row;
    }

    private void reserve(TenantId tenant, String name) throws Exception {
        ActingTenant.during(tenant, () -> insert(tenant, name));
    }

    private int insert(TenantId tenant, String name) {
        return db.insertInto(RESERVATION)
                .values(tenant.value(), name, "somebody")
                .execute();
    }

    private List<String> reserved() {
        return db.select(RESERVATION.NAME)
                .from(RESERVATION)
                .where(RESERVATION.NAME.ne("*"))
                .orderBy(RESERVATION.NAME)
                .fetch(RESERVATION.NAME);
    }

    /** What the connection remembers. */
    private String said() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select coalesce(current_setting('muniment.tenant', true), '') || '/' || current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection counting(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        return result instanceof PreparedStatement statement
                                ? counted(statement, String.valueOf(arguments[0]))
                                : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private PreparedStatement counted(PreparedStatement real, String sql) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        sent.add(sql);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
