package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_FORMER_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_LINK;
import static io.muniment.projection.schema.Tables.IDENTITY_LINK_SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.mail.Postbox;
import io.muniment.infra.story.Answer;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody has forgotten a password, or never had one; others try what they should not. */
class PasswordLinkStoryTest extends WithPostbox {

    private static final String RESET = "/auth/password/reset";
    private static final String SETUP = "/auth/password/setup";

    private AccountId account;

    @BeforeEach
    void openAccount() {
        account = open(email, Role.BUYER, DEMO);
    }

    private Answer forget(String address) throws IOException, InterruptedException {
        return nobody.post("/auth/password/forgot", "{\"email\":\"%s\"}".formatted(address));
    }

    private String order() {
        return "/api/accounts/" + account + "/password-link";
    }

    private Answer refresh(Answer signedIn) throws IOException, InterruptedException {
        return nobody.post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/refreshToken")));
    }

    @Test
    void whoHasForgottenThePasswordSetsAnotherAndIsOutEverywhere() throws Exception {
        Answer before = login(email, PASSWORD);
        assertThat(forget(email).status()).isEqualTo(202);
        assertThat(Postbox.text(POSTBOX.awaitMail(email, 1))).contains("https://front.example/password-reset#");
        String token = POSTBOX.awaitToken(email, 1);

        assertThat(byLink(RESET, token, "short").code()).isEqualTo("identity.password-refused");
        assertThat(byLink(RESET, token, PASSWORD).text("/errors/0/code")).isEqualTo("used-before");
        assertThat(byLink(SETUP, token, NEXT).code()).as("for another door").isEqualTo("identity.link-over");
        assertThat(byLink(RESET, token, NEXT).status()).isEqualTo(204);

        assertThat(with(before).get("/api/me").status()).isEqualTo(401);
        assertThat(refresh(before).status()).isEqualTo(401);
        assertThat(login(email, PASSWORD).status()).isEqualTo(401);
        assertThat(login(email, NEXT).status()).isEqualTo(200);
        assertThat(byLink(RESET, token, "a-third-long-secret-9").status()).isEqualTo(410);
        await().untilAsserted(() -> assertThat(mina.get("/api/history/account/" + account + "/events")
                        .body()
                        .findValuesAsString("narrative"))
                .filteredOn(line -> line.equals("set a password"))
                .hasSize(2));
    }

    @Test
    void whoHasForgottenItIsNotHeldUpByTheirGuesses() throws Exception {
        for (int wrong = 0; wrong < 5; wrong++) {
            login(email, "guess-number-%d-of-many".formatted(wrong));
        }
        assertThat(login(email, PASSWORD).status()).isEqualTo(429);
        forget(email);
        assertThat(byLink(RESET, POSTBOX.awaitToken(email, 1), NEXT).status()).isEqualTo(204);
        assertThat(login(email, NEXT).status()).isEqualTo(200);
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() throws Exception {
        String stranger = "nobody-" + email;
        for (int asked = 0; asked < 3; asked++) {
            Answer known = forget(email);
            Answer unknown = forget(stranger);
            assertThat(unknown.status()).isEqualTo(202).isEqualTo(known.status());
            assertThat(unknown.body()).isEqualTo(known.body());
        }
        for (String address : List.of(email, stranger)) {
            Answer fourth = forget(address);
            assertThat(fourth.status()).isEqualTo(429);
            assertThat(fourth.code()).isEqualTo("identity.too-many-links");
            assertThat(fourth.headers()
                            .firstValue("Retry-After")
                            .map(Integer::parseInt)
                            .orElseThrow())
                    .isBetween(3500, 3601);
        }
        POSTBOX.awaitMail(email, 3);
        assertThat(POSTBOX.to(stranger)).isEmpty();
        assertThat(forget("no address at all").status()).isEqualTo(202);
        assertThat(forget("").status()).isEqualTo(400);
        assertThat(mina.post(order()).status())
                .as("three go to the mailbox, whoever asks")
                .isEqualTo(429);

        Instant hourAgo = Instant.now().minus(Duration.ofMinutes(60));
        db.update(IDENTITY_LINK_SENT)
                .set(IDENTITY_LINK_SENT.THIRD_LAST_AT, hourAgo)
                .where(IDENTITY_LINK_SENT.THIRD_LAST_AT.isNotNull())
                .execute();
        assertThat(forget(email).status()).isEqualTo(202);
        POSTBOX.awaitMail(email, 4);
    }

    @Test
    void theLinkBeforeIsGoodForNothing() throws Exception {
        forget(email);
        String first = POSTBOX.awaitToken(email, 1);
        forget(email);
        String second = POSTBOX.awaitToken(email, 2);
        assertThat(byLink(RESET, first, NEXT).status()).isEqualTo(410);
        assertThat(byLink(RESET, second, NEXT).status()).isEqualTo(204);
    }

    @Test
    void anHourLaterItIsTooLate() throws Exception {
        forget(email);
        String token = POSTBOX.awaitToken(email, 1);
        var link = IDENTITY_LINK.SUBJECT.eq(account.value());
        assertThat(db.fetchSingle(IDENTITY_LINK, link).getExpiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(58)),
                        Instant.now().plus(Duration.ofMinutes(60)));
        db.update(IDENTITY_LINK)
                .set(IDENTITY_LINK.EXPIRES_AT, Instant.now())
                .where(link)
                .execute();
        assertThat(byLink(RESET, token, NEXT).status()).isEqualTo(410);
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }

    /** Where the machine is busy some are told to come again, whether their wish was done or not. */
    @Test
    void ofFiftyThatUseOneLinkAtOnceOneDoes() throws Exception {
        forget(email);
        String token = POSTBOX.awaitToken(email, 1);
        List<Answer> answers = atOnce(() -> byLink(RESET, token, "secret-" + UUID.randomUUID()));
        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSizeLessThanOrEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(410, 503));
        boolean isUsed = timesSet() > 0;
        assertThat(byLink(RESET, token, NEXT).status()).isEqualTo(isUsed ? 410 : 204);
        assertThat(timesSet()).isEqualTo(1);
    }

    private int timesSet() {
        return db.fetchCount(IDENTITY_FORMER_PASSWORD, IDENTITY_FORMER_PASSWORD.ACCOUNT.eq(account.value()));
    }

    @Test
    void anAdminHasALinkSentAndNeverSeesIt() throws Exception {
        assertThat(olaf.post(order()).status()).isEqualTo(404);
        assertThat(as("max", Role.MARKETER, "demo").post(order()).status()).isEqualTo(403);
        assertThat(nobody.post(order()).status()).isEqualTo(401);
        Answer ordered = mina.post(order());
        assertThat(ordered.status()).isEqualTo(202);
        String token = POSTBOX.awaitToken(email, 1);
        assertThat(ordered.body().toString()).doesNotContain(token);

        assertThat(byLink(RESET, token, NEXT).status()).as("for another door").isEqualTo(410);
        Answer signedIn = byLink(SETUP, token, NEXT);
        assertThat(signedIn.status()).as(signedIn.toString()).isEqualTo(200);
        assertThat(with(signedIn).get("/me").status()).isEqualTo(200);
        assertThat(refresh(signedIn).status()).isEqualTo(200);
        assertThat(byLink(SETUP, token, "a-third-long-secret-9").status()).isEqualTo(410);
        assertThat(login(email, NEXT).status()).isEqualTo(200);
        assertThat(mina.getAfter(ordered, "/api/history/account/" + account + "/events")
                        .body()
                        .toString())
                .contains("had a link sent that sets the password");
    }

    @Test
    void whoMayNotSignInSetsNoPassword() throws Exception {
        forget(email);
        String token = POSTBOX.awaitToken(email, 1);
        assertThat(mina.post("/api/accounts/" + account + "/suspend", "{\"reason\":\"on leave\"}")
                        .status())
                .isEqualTo(200);
        assertThat(byLink(RESET, token, NEXT).status()).isEqualTo(410);
        assertThat(mina.post(order()).code()).isEqualTo("identity.account-not-open");
        assertThat(forget(email).status()).isEqualTo(202);
        String other = "other-" + email;
        open(other, Role.BUYER, DEMO);
        forget(other);
        POSTBOX.awaitMail(other, 1);
        assertThat(POSTBOX.to(email)).as("who asked before is passed over").hasSize(1);
    }

    @Test
    void aPasswordThatIsChangedTakesItsLinksAlong() throws Exception {
        Answer signedIn = login(email, PASSWORD);
        forget(email);
        String token = POSTBOX.awaitToken(email, 1);
        String change = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}".formatted(PASSWORD, NEXT);
        assertThat(with(signedIn).post("/auth/password", change).status()).isEqualTo(204);
        assertThat(byLink(RESET, token, "a-third-long-secret-9").status()).isEqualTo(410);
    }
}
