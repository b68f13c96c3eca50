package io.muniment.infra.mail;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.tables.records.MailOutboxRecord;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The table, and a real mail server. */
class MailDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:00:00Z");
    private static final MailSettings SETTINGS = new MailSettings(
            "muniment@house.example", 3, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofDays(30));
    private static final Postbox POSTBOX = new Postbox();
    private static final HikariDataSource DATABASE = new HikariDataSource();

    private final DSLContext db = DSL.using(DATABASE, SQLDialect.POSTGRES);
    private final String to = "zoe-%s@demo.example".formatted(UUID.randomUUID());
    private final String id = "mail_" + UUID.randomUUID();
    private final Letterbox server = smtp(POSTBOX.port());

    @BeforeAll
    static void migrate() {
        DATABASE.setJdbcUrl(BuildServices.postgres().createDatabase("mails"));
        Flyway.configure().dataSource(DATABASE).load().migrate();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
        POSTBOX.close();
    }

    private static Letterbox smtp(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        return new SmtpLetterbox(sender);
    }

    private MailDelivery delivery(Letterbox letterbox) {
        return at(NOW, letterbox);
    }

    private MailDelivery at(Instant time, Letterbox letterbox) {
        return new MailDelivery(db, letterbox, new Reversed(), SETTINGS, Clock.fixed(time, ZoneOffset.UTC));
    }

    private void put() {
        putFor("zoe");
    }

    private void putFor(String person) {
        Letter letter = new Letter(
                new TenantId("demo"),
                person,
                "password-reset",
                new EmailAddress(to),
                Map.of("link", "https://front.example/password-reset#secret-token", "until", "soon"),
                NOW.plusSeconds(3600));
        db.insertInto(MAIL_OUTBOX)
                .set(MAIL_OUTBOX.ID, id)
                .set(MAIL_OUTBOX.TENANT, "demo")
                .set(MAIL_OUTBOX.PERSON, person)
                .set(MAIL_OUTBOX.TEMPLATE, letter.template())
                .set(MAIL_OUTBOX.STANDING, MailStanding.WAITING.name())
                .set(MAIL_OUTBOX.ATTEMPTS, 0)
                .set(MAIL_OUTBOX.SEALED, SealedLetter.seal(letter, new Reversed()))
                .set(MAIL_OUTBOX.QUEUED_AT, NOW)
                .set(MAIL_OUTBOX.GOOD_UNTIL, letter.goodUntil())
                .execute();
    }

    private MailOutboxRecord row() {
        return db.fetchSingle(MAIL_OUTBOX, MAIL_OUTBOX.ID.eq(id));
    }

    @Test
    void aMailIsSentOnceAndWhatItSaidIsForgotten() throws Exception {
        put();
        assertThat(row().formatJSON()).doesNotContain("secret-token", to);
        delivery(server).deliver(id);
        delivery(server).deliver(id);

        MimeMessage mail = POSTBOX.awaitMail(to, 1);
        assertThat(mail.getMessageID()).isEqualTo("<%s@house.example>".formatted(id));
        assertThat(mail.getSubject()).isEqualTo("Set another password");
        assertThat(mail.getFrom()[0]).hasToString("muniment@house.example");
        assertThat(Postbox.text(mail)).contains("https://front.example/password-reset#secret-token");
        assertThat(Postbox.html(mail)).contains("href=\"https://front.example/password-reset#secret-token\"");
        assertThat(row().getStanding()).isEqualTo("SENT");
        assertThat(row().getSealed()).isNull();
        assertThat(row().getAttempts()).isEqualTo(1);
    }

    @Test
    void whatServersRefuseIsTriedAgainAndGivenUpInTheEnd() throws IOException {
        put();
        Letterbox away = smtp(portWithNobodyBehind());
        for (int attempt = 1; attempt < SETTINGS.attempts(); attempt++) {
            assertThatExceptionOfType(MailNotSent.class)
                    .isThrownBy(() -> delivery(away).deliver(id));
            assertThat(row().getStanding()).isEqualTo("WAITING");
            assertThat(row().getAttempts()).isEqualTo(attempt);
            assertThat(row().getFailure()).isNotBlank();
        }
        delivery(away).deliver(id);
        assertThat(row().getStanding()).isEqualTo("GIVEN_UP");
        assertThat(row().getSealed()).as("an operator may have it tried again").isNotNull();
        delivery(server).deliver(id);
        assertThat(POSTBOX.to(to)).isEmpty();

        at(NOW.plus(Duration.ofDays(1)), server).forgetOld();
        assertThat(row().getSealed()).as("it is too late").isNull();
        at(NOW.plus(Duration.ofDays(31)), server).forgetOld();
        assertThat(db.fetchCount(MAIL_OUTBOX, MAIL_OUTBOX.ID.eq(id))).isZero();
    }

    private static int portWithNobodyBehind() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    @Test
    void whomAServerRefusesIsNotKeptInPlain() {
        put();
        Letterbox refusing = new Failing(() -> {
            throw new NotPosted("550 5.1.1 <%s>\r\n unknown".formatted(to.toUpperCase(Locale.ROOT)), new IOException());
        });
        assertThatExceptionOfType(MailNotSent.class)
                .isThrownBy(() -> delivery(refusing).deliver(id))
                .withMessageNotContaining("ZOE");
        assertThat(row().getFailure()).isEqualTo("550 5.1.1 <…> unknown");
    }

    @Test
    void whatIsTooLateOrOfNobodyIsNotSent() {
        put();
        at(NOW.plusSeconds(3600), server).deliver(id);
        assertThat(row().getStanding()).isEqualTo("GIVEN_UP");
        assertThat(row().getSealed()).isNull();
        assertThat(POSTBOX.to(to)).isEmpty();
        db.deleteFrom(MAIL_OUTBOX).where(MAIL_OUTBOX.ID.eq(id)).execute();

        putFor(Reversed.ERASED);
        delivery(server).deliver(id);
        assertThat(db.fetchCount(MAIL_OUTBOX, MAIL_OUTBOX.ID.eq(id))).isZero();
        assertThat(POSTBOX.to(to)).isEmpty();
    }

    @Test
    void ofManyThatSendItAtOnceOneDoes() throws Exception {
        put();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int sender = 0; sender < 8; sender++) {
                all.add(threads.submit(() -> {
                    start.await();
                    delivery(server).deliver(id);
                    return null;
                }));
            }
            start.countDown();
        }
        for (Future<?> each : all) {
            each.get();
        }
        POSTBOX.awaitMail(to, 1);
    }

    @Test
    void whoDiesBehindTheServerSendsItAgainUnderTheSameName() throws Exception {
        put();
        Letterbox deadly = new Failing(() -> {
            throw new Killed();
        });
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(() -> delivery(new Both(server, deadly)).deliver(id));
        assertThat(row().getStanding()).isEqualTo("WAITING");
        delivery(server).deliver(id);

        POSTBOX.awaitMail(to, 2);
        assertThat(POSTBOX.to(to).get(0).getMessageID())
                .isEqualTo(POSTBOX.to(to).get(1).getMessageID());
        assertThat(Postbox.text(POSTBOX.to(to).get(0)))
                .isEqualTo(Postbox.text(POSTBOX.to(to).get(1)));
    }

    @Test
    void whatAServerHasTakenIsSentHoweverItTookItsLeave() {
        put();
        delivery(new SmtpLetterbox(new Rude())).deliver(id);
        assertThat(row().getStanding()).isEqualTo("SENT");
    }

    @Test
    void withoutAServerItIsAFileAndGoesWithItsPerson(@TempDir Path folder) throws Exception {
        put();
        Letterbox files = new FolderLetterbox(folder.resolve("mail"));
        delivery(files).deliver(id);
        Path file = folder.resolve("mail").resolve(id + ".eml");
        assertThat(Files.readString(file))
                .contains("To: " + to, "Message-ID: <" + id, "https://front.example/password-reset#secret-token");

        files.forget(id);
        assertThat(file).doesNotExist();
        files.forget(id);
    }

    @Test
    void itWaitsTwiceAsLongEachTimeUpToAQuarterOfAnHour() {
        assertThat(SETTINGS.waitAfter(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(SETTINGS.waitAfter(3)).isEqualTo(Duration.ofSeconds(40));
        assertThat(SETTINGS.waitAfter(1000)).isEqualTo(Duration.ofMinutes(15));
    }

    /** Nobody reads it by chance, and one person is erased. */
    private static final class Reversed implements PersonalDataSeal {

        static final String ERASED = "somebody-erased";

        @Override
        public JsonNode seal(String person, JsonNode plain) {
            return StringNode.valueOf(person + "/" + new StringBuilder(plain.toString()).reverse());
        }

        @Override
        public Optional<JsonNode> unseal(JsonNode stored) {
            String text = Objects.requireNonNull(stored.stringValue());
            String reversed = text.substring(text.indexOf('/') + 1);
            return text.startsWith(ERASED)
                    ? Optional.empty()
                    : Optional.of(new JsonMapper()
                            .readTree(new StringBuilder(reversed).reverse().toString()));
        }

        @Override
        public boolean isErased(JsonNode stored) {
            return false;
        }
    }

    private static final class Rude extends JavaMailSenderImpl {

        @Override
        protected void doSend(MimeMessage[] mails, Object @Nullable [] originals) {
            throw new MailSendException("Failed to close server connection", new IOException());
        }
    }

    private record Both(Letterbox first, Letterbox second) implements Letterbox {

        @Override
        public void post(String id, MimeMessage mail) {
            first.post(id, mail);
            second.post(id, mail);
        }

        @Override
        public void forget(String id) {
            throw new AssertionError();
        }
    }

    private record Failing(Runnable failure) implements Letterbox {

        @Override
        public void post(String id, MimeMessage mail) {
            failure.run();
        }

        @Override
        public void forget(String id) {
            throw new AssertionError();
        }
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
