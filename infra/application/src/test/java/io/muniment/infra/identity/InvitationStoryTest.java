package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_LINK;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;
import static io.muniment.projection.schema.Tables.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.expireinvitation.ExpireInvitation;
import io.muniment.infra.identity.AcceptInvitationEndpoint.Acceptance;
import io.muniment.infra.mail.Postbox;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Role;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is invited, comes in and signs in; others try what they should not. */
class InvitationStoryTest extends WithPostbox {

    private static final String ACCEPT = "/auth/invitations/accept";
    private static final String INVITATIONS = "/api/invitations";

    @Autowired
    private SystemCommands commands;

    @Autowired
    private Guesses guesses;

    @Autowired
    private Links links;

    @Autowired
    private ReservedInvitations invitations;

    @Autowired
    private ReservedAddresses addresses;

    @Autowired
    private Passwords passwords;

    private Answer invite(Person admin, Role role) throws IOException, InterruptedException {
        return admin.post(INVITATIONS, "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role));
    }

    private String invited() throws IOException, InterruptedException {
        Answer answer = invite(mina, Role.BUYER);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return INVITATIONS + "/" + answer.text("/id");
    }

    @Test
    void whoIsInvitedComesInAndSignsIn() throws Exception {
        Answer invitation = invite(mina, Role.AUTHORIZED_SELLER);
        assertThat(invitation.status()).isEqualTo(201);
        String path = INVITATIONS + "/" + invitation.text("/id");
        assertThat(invitation.headers().firstValue("Location")).contains(path);
        assertThat(mina.getAfter(invitation, path).text("/status")).isEqualTo("OPEN");

        MimeMessage mail = POSTBOX.awaitMail(email, 1);
        assertThat(mail.getSubject()).isEqualTo("You are invited to demo");
        assertThat(Postbox.text(mail)).contains("as authorized seller", "https://front.example/invitation#");
        String token = POSTBOX.awaitToken(email, 1);
        nothingIsKeptOf(token);

        Answer weak = byLink(ACCEPT, token, "short");
        assertThat(weak.code()).isEqualTo("identity.password-refused");
        assertThat(weak.text("/errors/0/field")).isEqualTo("password");
        Answer accepted = nobody.post(
                ACCEPT,
                "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"Zoe Quill\"}".formatted(token, PASSWORD));
        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(201);
        assertThat(accepted.text("/role")).isEqualTo("AUTHORIZED_SELLER");
        Answer signedIn = login(email, PASSWORD);
        assertThat(signedIn.status()).isEqualTo(200);
        Answer me = await().until(
                        () -> with(signedIn).get("/me"),
                        answer -> answer.text("/email").equals(email));
        assertThat(me.text("/displayName")).isEqualTo("Zoe Quill");
        assertThat(me.text("/tenant")).isEqualTo("demo");
        assertThat(me.body().path("roles").toString()).isEqualTo("[\"AUTHORIZED_SELLER\"]");

        assertThat(byLink(ACCEPT, token, PASSWORD).status()).isEqualTo(410);
        Answer after = mina.getUntil(path, "/status", "ACCEPTED");
        assertThat(after.text("/account")).isEqualTo(accepted.text("/account"));
        assertThat(mina.get("/api/history/invitation/" + invitation.text("/id") + "/events")
                        .body()
                        .toString())
                .contains("invited " + accepted.text("/account"), "accepted the invitation")
                .doesNotContain(token);
        assertThat(mina.get(INVITATIONS + "?status=ACCEPTED&size=500").body().toString())
                .contains(email);
        assertThat(invite(mina, Role.BUYER).code()).isEqualTo("identity.already-member");
    }

    private void nothingIsKeptOf(String token) {
        await().untilAsserted(() -> assertThat(db.fetchCount(
                        MAIL_OUTBOX, MAIL_OUTBOX.STANDING.eq("WAITING").or(MAIL_OUTBOX.SEALED.isNotNull())))
                .isZero());
        assertThat(db.selectFrom(MAIL_OUTBOX).fetch().formatJSON()).doesNotContain(token, email);
        assertThat(db.selectFrom(IDENTITY_LINK).fetch().formatJSON()).doesNotContain(token);
        assertThat(db.select(LEDGER_EVENT.PAYLOAD).from(LEDGER_EVENT).fetch(row -> row.value1()))
                .allSatisfy(payload -> assertThat(text(payload)).doesNotContain(token, email));
    }

    private static String text(Object payload) {
        return payload instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(payload);
    }

    @Test
    void aLinkIsReplacedByTheNextAndGoneWithItsInvitation() throws Exception {
        String path = invited();
        String first = POSTBOX.awaitToken(email, 1);
        assertThat(mina.post(path + "/resend").status()).isEqualTo(200);
        assertThat(byLink(ACCEPT, first, PASSWORD).code())
                .as("at once, whenever the next is sent")
                .isEqualTo("identity.link-over");
        String second = POSTBOX.awaitToken(email, 2);
        assertThat(byLink(ACCEPT, first, PASSWORD).status()).isEqualTo(410);

        assertThat(mina.post(path + "/revoke").status()).isEqualTo(200);
        assertThat(byLink(ACCEPT, second, PASSWORD).status()).isEqualTo(410);
        assertThat(mina.post(path + "/resend").code()).isEqualTo("identity.invitation-not-open");
        assertThat(login(email, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void whatNobodyAcceptsExpiresAndMayBeSentAnew() throws Exception {
        String path = invited();
        String token = POSTBOX.awaitToken(email, 1);
        Instant expiresAt = Instant.parse(mina.getUntil(path, "/status", "OPEN").text("/expiresAt"));
        assertThat(expiresAt)
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
        InvitationId id = new InvitationId(path.substring(INVITATIONS.length() + 1));
        commands.send(new ExpireInvitation(id, expiresAt), Actor.system("identity", DEMO));

        assertThat(byLink(ACCEPT, token, PASSWORD).status()).isEqualTo(410);
        mina.getUntil(path, "/status", "EXPIRED");
        assertThat(invite(mina, Role.BUYER).status()).isEqualTo(201);
        assertThat(byLink(ACCEPT, POSTBOX.awaitToken(email, 2), PASSWORD).status())
                .isEqualTo(201);
    }

    @Test
    void nobodyInvitesWhomOrAsWhatTheyMayNot() throws Exception {
        assertThat(invite(as("max", Role.MARKETER, "demo"), Role.BUYER).status())
                .isEqualTo(403);
        assertThat(invite(nobody, Role.BUYER).status()).isEqualTo(401);
        assertThat(invite(mina, Role.SUPER_ADMIN).code()).isEqualTo("identity.role-not-yours-to-give");
        assertThat(invite(mina, Role.SYSTEM).code()).isEqualTo("identity.role-not-yours-to-give");
        assertThat(mina.post(INVITATIONS, "{\"email\":\"nobody\",\"role\":\"BUYER\"}")
                        .code())
                .isEqualTo("request.invalid");
        assertThat(mina.post(INVITATIONS, "{\"role\":\"BUYER\"}").code()).isEqualTo("request.invalid");

        String path = invited();
        assertThat(invite(mina, Role.BUYER).code()).isEqualTo("identity.already-invited");
        for (String act : List.of("/resend", "/revoke")) {
            assertThat(olaf.post(path + act).status()).isEqualTo(404);
            assertThat(as("max", Role.MARKETER, "demo").post(path + act).status())
                    .isEqualTo(403);
        }
        mina.getUntil(path, "/status", "OPEN");
        assertThat(olaf.get(path).status()).isEqualTo(404);
        assertThat(olaf.get(INVITATIONS + "?size=500").body().toString()).doesNotContain(email);
        assertThat(as("max", Role.MARKETER, "demo").get(INVITATIONS).status()).isEqualTo(403);
        assertThat(invite(olaf, Role.CLIENT).status())
                .as("another tenant invites for itself")
                .isEqualTo(201);
        POSTBOX.awaitMail(email, 2);
    }

    @Test
    void aRepeatedRequestInvitesOnce() throws Exception {
        String body = "{\"email\":\"%s\",\"role\":\"BUYER\"}".formatted(email);
        String key = "invite-" + UUID.randomUUID();
        Answer first = mina.post(INVITATIONS, body, "Idempotency-Key", key);
        Answer second = mina.post(INVITATIONS, body, "Idempotency-Key", key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        POSTBOX.awaitMail(email, 1);

        List<Answer> answers = atOnce(() -> invite(olaf, Role.BUYER));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(409, 503));
        POSTBOX.awaitMail(email, 2);
    }

    @Test
    void whoHasAnAccountElsewhereJoinsWithItsPassword() throws Exception {
        open(email, Role.CLIENT, OTHER);
        String path = invited();
        String token = POSTBOX.awaitToken(email, 1);
        assertThat(byLink(ACCEPT, token, NEXT).code())
                .as("whoever has the mailbox is not yet whoever has the account")
                .isEqualTo("authentication.sign-in-refused");
        Answer accepted = byLink(ACCEPT, token, PASSWORD);
        assertThat(accepted.status()).isEqualTo(201);
        assertThat(byLink(ACCEPT, token, PASSWORD).status()).isEqualTo(410);
        mina.getUntil(path, "/status", "ACCEPTED");

        String here = "{\"email\":\"%s\",\"password\":\"%s\",\"tenant\":\"demo\"}".formatted(email, PASSWORD);
        Answer signedIn = nobody.post("/auth/login", here);
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(with(signedIn).getUntil("/me", "/email", email).body().path("memberships"))
                .hasSize(2);
    }

    /** Where the machine is busy some are told to come again, whether their wish was done or not. */
    @Test
    void ofFiftyThatComeInAtOnceOneDoes() throws Exception {
        String path = invited();
        String token = POSTBOX.awaitToken(email, 1);
        List<Answer> answers = new ArrayList<>(atOnce(() -> byLink(ACCEPT, token, PASSWORD)));
        answers.add(byLink(ACCEPT, token, PASSWORD));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(410, 503));
        mina.getUntil(path, "/status", "ACCEPTED");
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    /** Each attempt dies behind one of its commands, and the next one goes on with the same link. */
    @Test
    void whoComesInWhileProcessesDieIsInInTheEnd() throws Exception {
        String path = invited();
        String token = POSTBOX.awaitToken(email, 1);
        String password = PASSWORD;
        for (int last : new int[] {1, 2, 2}) {
            AtomicInteger left = new AtomicInteger(last);
            SystemCommands deadly = (command, actor) -> {
                commands.send(command, actor);
                if (left.decrementAndGet() == 0) {
                    throw new Killed();
                }
            };
            InvitationDoor door =
                    new InvitationDoor(guesses, links, invitations, addresses, passwords, deadly, Clock.systemUTC());
            password += "-and-more";
            Acceptance wish = new Acceptance(token, password, null);
            assertThatExceptionOfType(Killed.class)
                    .isThrownBy(() -> door.accept(wish, new Sessions.Origin("192.0.2.7", null)));
        }
        mina.getUntil(path, "/status", "ACCEPTED");
        assertThat(byLink(ACCEPT, token, PASSWORD).status()).isEqualTo(410);
        assertThat(login(email, password).status()).as("the last one counts").isEqualTo(200);
        assertThat(login(email, PASSWORD + "-and-more").status()).isEqualTo(401);
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "' or 1=1 --"})
    void whoGuessesIsToldNothing(String token) throws Exception {
        Answer guessed = byLink(ACCEPT, token, PASSWORD);
        assertThat(guessed.status()).isEqualTo(410);
        assertThat(guessed.code()).isEqualTo("identity.link-over");
        assertThat(guessed.text("/detail"))
                .isEqualTo(byLink(ACCEPT, "B".repeat(43), PASSWORD).text("/detail"));
        assertThat(nobody.post(ACCEPT, "{\"token\":{\"$ne\":1},\"password\":[]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobodysMailboxIsFilled() throws Exception {
        String path = invited();
        assertThat(mina.post(path + "/resend").status()).isEqualTo(200);
        assertThat(mina.post(path + "/resend").status()).isEqualTo(200);
        Answer fourth = mina.post(path + "/resend");
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.code()).isEqualTo("identity.too-many-links");
        assertThat(fourth.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElseThrow())
                .isBetween(3500, 3601);
        assertThat(byLink(ACCEPT, POSTBOX.awaitToken(email, 3), PASSWORD).status())
                .as("what was refused has replaced nothing")
                .isEqualTo(201);
    }

    @Test
    void whoIsErasedIsForgottenByTheirInvitationToo() throws Exception {
        String path = invited();
        String token = POSTBOX.awaitToken(email, 1);
        String person = mina.getUntil(path, "/status", "OPEN").text("/person");
        assertThat(mina.post("/api/privacy/persons/" + person + "/erasure", "{\"ground\":\"CONSENT_WITHDRAWN\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> mina.get("/api/privacy/persons/" + person)
                        .text("/standing")
                        .equals("ERASED"));

        assertThat(mina.get(path).text("/email")).isEqualTo("erased");
        assertThat(byLink(ACCEPT, token, PASSWORD).status()).isEqualTo(410);
        assertThat(db.fetchCount(MAIL_OUTBOX, MAIL_OUTBOX.PERSON.eq(person))).isZero();
        assertThat(db.fetchCount(RESERVATION, RESERVATION.NAME.contains(email))).isZero();
        assertThat(invite(mina, Role.BUYER).status()).isEqualTo(201);
        assertThat(byLink(ACCEPT, POSTBOX.awaitToken(email, 2), PASSWORD).status())
                .isEqualTo(201);
    }
}
