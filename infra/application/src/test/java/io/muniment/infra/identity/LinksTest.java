package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_LINK;
import static io.muniment.projection.schema.Tables.IDENTITY_LINK_SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.IdentityLinkRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
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
import org.springframework.mock.env.MockEnvironment;

class LinksTest {

    private static final HikariDataSource DATABASE = new HikariDataSource();
    private static final TenantId ACME = new TenantId("acme");
    private static final int AT_ONCE = 50;

    private final DSLContext db = DSL.using(DATABASE, SQLDialect.POSTGRES);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-29T00:59:58Z"));
    private final Links links = new Links(db, clock);
    private final CountedLinks counted = new CountedLinks(db, new MockEnvironment(), clock);
    private final String subject = UUID.randomUUID().toString();
    private final EmailAddress address = new EmailAddress("zoe-%s@acme.example".formatted(subject));

    @BeforeAll
    static void migrate() {
        DATABASE.setJdbcUrl(BuildServices.postgres().createDatabase("links"));
        Flyway.configure().dataSource(DATABASE).load().migrate();
    }

    @AfterAll
    static void disconnect() {
        DATABASE.close();
    }

    private LinkToken next() {
        return links.next(LinkPurpose.PASSWORD_RESET, subject, clock.instant().plus(Duration.ofMinutes(60)));
    }

    private IdentityLinkRecord require(LinkToken token) {
        return links.require(LinkPurpose.PASSWORD_RESET, token.text());
    }

    private void isOver(LinkToken token) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> require(token));
    }

    @Test
    void aLinkIsGoodForOneThingForAnHour() {
        LinkToken token = next();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> links.require(LinkPurpose.INVITATION, token.text()));
        clock.move(Duration.ofMinutes(60).minusMillis(1));
        assertThat(require(token).getSubject()).isEqualTo(subject);
        clock.move(Duration.ofMillis(1));
        isOver(token);
        links.forgetOld();
        assertThat(db.fetchCount(IDENTITY_LINK, IDENTITY_LINK.SUBJECT.eq(subject)))
                .isEqualTo(1);
        clock.move(Duration.ofDays(2));
        links.forgetOld();
        assertThat(db.fetchCount(IDENTITY_LINK, IDENTITY_LINK.SUBJECT.eq(subject)))
                .isZero();
    }

    @Test
    void theNextOneAndARevocationEndIt() {
        LinkToken first = next();
        LinkToken second = next();
        isOver(first);
        links.revoke(subject);
        isOver(second);
    }

    @Test
    void ofFiftyOneUsesIt() throws Exception {
        IdentityLinkRecord link = require(next());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int user = 0; user < AT_ONCE; user++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return links.use(db, link);
                }));
            }
            start.countDown();
        }
        int used = 0;
        for (Future<Boolean> each : all) {
            used += each.get() ? 1 : 0;
        }
        assertThat(used).isEqualTo(1);
        assertThat(links.hold(link)).isFalse();
    }

    @Test
    void whoDiesOverALinkHoldsItForAWhileOnly() {
        LinkToken token = next();
        IdentityLinkRecord link = require(token);
        assertThat(links.hold(link)).isTrue();
        assertThat(links.hold(link)).isFalse();
        clock.move(Duration.ofSeconds(31));
        assertThat(links.hold(link)).isTrue();
        links.letGo(link);
        assertThat(links.hold(link)).isTrue();
    }

    @Test
    void whatIsNoTokenIsNone() {
        assertThat(LinkToken.of("")).isEmpty();
        assertThat(LinkToken.of("!".repeat(43))).isEmpty();
        LinkToken token = LinkToken.next();
        assertThat(LinkToken.of(token.text()).orElseThrow().digest()).isEqualTo(token.digest());
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void threeGoToAnAddressWithinAnyHour() {
        counted.countPasswordLink(address);
        clock.move(Duration.ofMinutes(30));
        counted.countPasswordLink(address);
        counted.countPasswordLink(address);
        clock.move(Duration.ofMinutes(30).minusSeconds(1));
        isRefused();
        isRefused();
        counted.countInvitation(ACME, address);
        clock.move(Duration.ofSeconds(2));
        counted.countPasswordLink(address);
        isRefused();
        clock.move(Duration.ofMinutes(90));
        assertThat(db.fetchCount(IDENTITY_LINK_SENT)).isPositive();
        counted.forgetOld();
        assertThat(db.fetchCount(IDENTITY_LINK_SENT)).isZero();
    }

    private void isRefused() {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> counted.countPasswordLink(address));
    }

    @Test
    void fiftyAtOnceAreThree() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int asking = 0; asking < AT_ONCE; asking++) {
                all.add(threads.submit(() -> {
                    start.await();
                    try {
                        counted.countPasswordLink(address);
                        return true;
                    } catch (Refused enough) {
                        return false;
                    }
                }));
            }
            start.countDown();
        }
        int sent = 0;
        for (Future<Boolean> each : all) {
            sent += each.get() ? 1 : 0;
        }
        assertThat(sent).isEqualTo(3);
    }

    @Test
    void whereOthersIssueTokensNoLinkIsSent() {
        MockEnvironment elsewhere = new MockEnvironment();
        elsewhere.setProperty("muniment.security.issuer", "https://issuer.example");
        CountedLinks none = new CountedLinks(db, elsewhere, clock);
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> none.countInvitation(ACME, address));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> none.countPasswordLink(address));
    }
}
