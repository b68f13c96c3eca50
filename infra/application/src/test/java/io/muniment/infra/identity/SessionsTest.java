package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_REFRESH_TOKEN;
import static io.muniment.projection.schema.Tables.IDENTITY_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.identity.Sessions.Begun;
import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.infra.identity.Sessions.Outcome;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two processes, each with connections of its own, before one database. */
class SessionsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Origin HOME = new Origin("192.0.2.7", "a browser");
    private static final int AT_ONCE = 50;

    private static final String DATABASE = BuildServices.postgres().createDatabase("sessions");
    private static final HikariDataSource HERE = pool(DATABASE);
    private static final HikariDataSource THERE = pool(DATABASE);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-28T23:59:58Z"));
    private final AccountId account = new AccountId("acc_" + uuidV7());
    private final DSLContext db = DSL.using(HERE, SQLDialect.POSTGRES);
    private final Sessions one = new Sessions(db, DefaultSettings.bound(), clock);
    private final Sessions other = new Sessions(DSL.using(THERE, SQLDialect.POSTGRES), DefaultSettings.bound(), clock);

    @BeforeAll
    static void migrate() {
        Flyway.configure().dataSource(HERE).load().migrate();
    }

    @AfterAll
    static void disconnect() {
        HERE.close();
        THERE.close();
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(8);
        return pool;
    }

    private static UUID uuidV7() {
        UUID chance = UUID.randomUUID();
        return new UUID(chance.getMostSignificantBits() & ~0xF000L | 0x7000L, chance.getLeastSignificantBits());
    }

    private static Outcome renew(Sessions process, Begun begun, RefreshToken token) {
        return process.renew(token, begun.session().getId(), ACME);
    }

    private static RefreshToken next(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Renewed.class);
        return ((Outcome.Renewed) outcome).next();
    }

    @Test
    void fiftyAtOnceAreOneFamilyAndNobodyIsLoggedOut() throws InterruptedException, ExecutionException {
        Begun begun = one.begin(account, ACME, HOME);
        List<Future<Outcome>> all = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int caller = 0; caller < AT_ONCE; caller++) {
                Sessions process = caller % 2 == 0 ? one : other;
                all.add(threads.submit(() -> {
                    start.await();
                    return renew(process, begun, begun.next());
                }));
            }
            start.countDown();
        }
        List<String> successors = new ArrayList<>();
        for (Future<Outcome> answer : all) {
            successors.add(next(answer.get()).text());
        }

        assertThat(successors).hasSize(AT_ONCE).containsOnly(successors.getFirst());
        assertThat(tokensOf(begun)).isEqualTo(2);
        assertThat(other.generation(begun.session().getId())).contains(0);
        assertThat(renew(other, begun, RefreshToken.of(successors.getFirst()).orElseThrow()))
                .isInstanceOf(Outcome.Renewed.class);
    }

    @Test
    void anAnswerThatWasLostIsGivenAgainForAWhileOnly() {
        Begun begun = one.begin(account, ACME, HOME);
        RefreshToken second = next(renew(one, begun, begun.next()));
        clock.move(Duration.ofSeconds(10));
        assertThat(next(renew(other, begun, begun.next())).text()).isEqualTo(second.text());
        clock.move(Duration.ofMillis(1));

        assertThat(renew(other, begun, begun.next())).isInstanceOf(Outcome.Reused.class);
        assertThat(renew(one, begun, second)).isInstanceOf(Outcome.Refused.class);
        assertThat(one.generation(begun.session().getId())).isEmpty();
        assertThat(one.openOf(account.value())).isEmpty();
        assertThat(one.find(begun.session().getId()).orElseThrow().getEndedBy()).isEqualTo("a token came twice");
    }

    @Test
    void whatIsReusedEndsItsOwnSessionAndNoOther() {
        Begun begun = one.begin(account, ACME, HOME);
        Begun elsewhere = one.begin(account, ACME, new Origin("198.51.100.1", null));
        renew(one, begun, begun.next());
        clock.move(Duration.ofMinutes(1));
        renew(one, begun, begun.next());

        assertThat(renew(one, elsewhere, elsewhere.next())).isInstanceOf(Outcome.Renewed.class);
        assertThat(renew(one, elsewhere, begun.next()))
                .as("a token of another session")
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aTokenLastsSevenDaysAndASessionAMonth() {
        Begun begun = one.begin(account, ACME, HOME);
        clock.move(Duration.ofDays(7).minusSeconds(1));
        RefreshToken token = next(renew(one, begun, begun.next()));
        clock.move(Duration.ofDays(7));
        assertThat(renew(one, begun, token)).isInstanceOf(Outcome.Refused.class);

        Begun kept = one.begin(account, ACME, HOME);
        RefreshToken last = kept.next();
        for (int day = 0; day < 29; day++) {
            clock.move(Duration.ofDays(1));
            last = next(renew(one, kept, last));
        }
        clock.move(Duration.ofDays(1));
        assertThat(renew(one, kept, last)).isInstanceOf(Outcome.Refused.class);
        assertThat(one.generation(kept.session().getId())).isEmpty();
    }

    @Test
    void whatEndsHereHasEndedThere() {
        Begun begun = one.begin(account, ACME, HOME);
        assertThat(other.generation(begun.session().getId())).contains(0);
        assertThat(one.end(begun.session().getId(), "acc_somebody-else", "tried"))
                .isFalse();
        assertThat(one.end(begun.session().getId(), account.value(), "signed out"))
                .isTrue();
        assertThat(one.end(begun.session().getId(), account.value(), "signed out"))
                .isFalse();

        assertThat(other.generation(begun.session().getId())).isEmpty();
        assertThat(renew(other, begun, begun.next())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void whatBeganAfterAnAccountWasClosedGoesOn() {
        Begun before = one.begin(account, ACME, HOME);
        Instant closed = clock.instant();
        clock.move(Duration.ofMillis(1));
        Begun after = one.begin(account, ACME, HOME);
        other.end(account, closed);
        other.end(account, closed);

        assertThat(one.generation(before.session().getId())).isEmpty();
        assertThat(one.generation(after.session().getId())).contains(0);
        other.renew(account);
        assertThat(one.generation(after.session().getId())).contains(1);
    }

    @Test
    void noTokenIsInTheDatabase() {
        Begun begun = one.begin(account, ACME, HOME);
        RefreshToken second = next(renew(one, begun, begun.next()));
        String rows = db.selectFrom(IDENTITY_REFRESH_TOKEN).fetch().formatJSON()
                + db.selectFrom(IDENTITY_SESSION).fetch().formatJSON();
        assertThat(rows).doesNotContain(begun.next().text(), second.text());
        assertThat(second).hasToString("a refresh token");
        assertThat(RefreshToken.of("short")).isEmpty();
        assertThat(RefreshToken.of("%".repeat(43))).isEmpty();
    }

    @Test
    void whatIsLongOverIsForgotten() {
        Begun begun = one.begin(account, ACME, HOME);
        one.endAll(account.value(), "signed out everywhere");
        clock.move(Duration.ofDays(31));
        Begun later = one.begin(account, ACME, HOME);
        assertThat(one.forgetOld()).isPositive();
        assertThat(one.find(begun.session().getId())).isEmpty();
        assertThat(tokensOf(begun)).isZero();
        assertThat(one.find(later.session().getId())).isPresent();
    }

    private int tokensOf(Begun begun) {
        return db.fetchCount(
                IDENTITY_REFRESH_TOKEN,
                IDENTITY_REFRESH_TOKEN.SESSION.eq(begun.session().getId()));
    }
}
