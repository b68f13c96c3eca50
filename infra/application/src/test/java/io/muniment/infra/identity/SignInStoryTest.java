package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.ACCESS_LOG;
import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static io.muniment.projection.schema.Tables.IDENTITY_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.muniment.command.SystemCommands;
import io.muniment.command.identity.grantmembership.GrantMembership;
import io.muniment.command.identity.openaccount.OpenAccount;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody signs in, goes on for a while, and signs out; others try what they should not. */
@RunningMuniment
class SignInStoryTest {

    private static final TenantId DEMO = new TenantId("demo");
    private static final TenantId OTHER = new TenantId("other");
    private static final String PASSWORD = "a-good-long-secret-4711";
    private static final int AT_ONCE = 50;

    @LocalServerPort
    private int port;

    @Autowired
    private NewAccounts accounts;

    @Autowired
    private TokenKeys keys;

    @Autowired
    private SystemCommands commands;

    @Autowired
    private IdSource ids;

    @Autowired
    private DSLContext db;

    private final String email = "zoe-%s@demo.example".formatted(UUID.randomUUID());
    private String base;
    private Person nobody;
    private AccountId account;

    @BeforeEach
    void openAccount() {
        base = "http://localhost:" + port;
        nobody = Person.withToken(base, "");
        account = open(email, Role.BUYER, DEMO);
    }

    private AccountId open(String address, Role role, TenantId tenant) {
        return accounts.make(new NewAccounts.Wanted(
                new EmailAddress(address), "Zoe Quill", null, new Membership(tenant, role), PASSWORD, false));
    }

    private Answer login(String address, String password) throws IOException, InterruptedException {
        return nobody.post("/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(address, password));
    }

    private Answer signIn() throws IOException, InterruptedException {
        Answer answer = login(email, PASSWORD);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private Answer refresh(Answer signedIn) throws IOException, InterruptedException {
        return nobody.post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/refreshToken")));
    }

    private Person with(Answer signedIn) {
        return Person.withToken(base, signedIn.text("/accessToken"));
    }

    private Person mina() throws IOException, InterruptedException {
        return Person.signIn(base, "mina");
    }

    @Test
    void whoKnowsThePasswordIsWhoTheyAre() throws Exception {
        Answer signedIn = signIn();
        assertThat(signedIn.body().path("expiresIn").asInt()).isEqualTo(900);

        Person zoe = with(signedIn);
        Answer me = await().until(
                        () -> zoe.get("/api/me"),
                        answer -> answer.text("/email").equals(email));
        assertThat(me.text("/id")).isEqualTo(account.value());
        assertThat(me.text("/displayName")).isEqualTo("Zoe Quill");
        assertThat(me.text("/tenant")).isEqualTo("demo");
        assertThat(me.body().path("roles").toString()).isEqualTo("[\"BUYER\"]");
        assertThat(me.body().path("permissions").toString()).contains("REQUEST_VERIFICATION");
        assertThat(me.body().path("featureFlags").isEmpty()).isTrue();
        assertThat(zoe.get("/me").body()).isEqualTo(me.body());
        assertThat(nobody.get("/me").status()).isEqualTo(401);
        assertThat(zoe.submitProperty().status()).isEqualTo(201);
        assertThat(zoe.get("/api/accounts").code()).isEqualTo("access.permission-missing");
    }

    @Test
    void theTokenIsSignedWithAKeyThatAnybodyMayAskFor() throws Exception {
        SignedJWT token = SignedJWT.parse(signIn().text("/accessToken"));
        JWKSet shown = JWKSet.parse(nobody.get("/.well-known/jwks.json").body().toString());
        RSAKey key = (RSAKey) shown.getKeyByKeyId(token.getHeader().getKeyID());
        JWSVerifier verifier = new RSASSAVerifier(key);

        assertThat(token.verify(verifier)).isTrue();
        assertThat(key.isPrivate()).isFalse();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plus(Duration.ofMinutes(15)));
        assertThat(claims.getSubject()).isEqualTo(account.value());
        assertThat(claims.getClaims().toString()).doesNotContain(email, "Quill");
    }

    @Test
    void nobodyLearnsWhetherThereIsAnAccount() throws Exception {
        Answer wrong = login(email, "a-wrong-long-secret-4711");
        Answer unknown = login("nobody-%s@demo.example".formatted(UUID.randomUUID()), PASSWORD);
        suspend();
        Answer suspended = login(email, PASSWORD);

        for (Answer refused : List.of(wrong, unknown, suspended)) {
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("authentication.sign-in-refused");
            assertThat(refused.text("/detail")).isEqualTo(wrong.text("/detail"));
            assertThat(refused.body().propertyNames()).isEqualTo(wrong.body().propertyNames());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "zoe@demo.example' or '1'='1",
                "{\\\"$ne\\\":null}",
                "zoe@demo.example\\u0000",
                "\\u0430dmin@demo.example",
                "../../etc/passwd"
            })
    void tricksInAnAddressAreWrongAddresses(String typed) throws Exception {
        assertThat(login(typed, PASSWORD).status()).isIn(400, 401);
        assertThat(login(email, "x".repeat(1025)).code()).isEqualTo("request.invalid");
        assertThat(nobody.post("/auth/login", "{\"email\":{\"$ne\":1},\"password\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(nobody.post("/auth/register", "{}").status()).isIn(401, 404);
    }

    @Test
    void whoGuessesIsHeldUpAndTheOwnerAtHomeIsNot() throws Exception {
        String stranger = "nobody-%s@demo.example".formatted(UUID.randomUUID());
        String unknown = codesOf(stranger);
        assertThat(codesOf(email)).isEqualTo(unknown).endsWith("authentication.sign-in-held");
        Answer held = login(email, PASSWORD);
        assertThat(held.status()).isEqualTo(429);
        assertThat(held.headers()
                        .firstValue("Retry-After")
                        .map(Integer::parseInt)
                        .orElseThrow())
                .isBetween(1, 60);
    }

    private String codesOf(String address) throws IOException, InterruptedException {
        List<String> codes = new ArrayList<>();
        for (int wrong = 0; wrong < 6; wrong++) {
            codes.add(login(address, "guess-number-%d-of-many".formatted(wrong)).code());
        }
        return String.join(" ", codes);
    }

    @Test
    void aTokenIsRenewedAndTheOldOneIsDead() throws Exception {
        Answer first = signIn();
        Answer second = refresh(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("/refreshToken")).isNotEqualTo(first.text("/refreshToken"));
        assertThat(second.text("/session")).isEqualTo(first.text("/session"));
        assertThat(refresh(first).text("/refreshToken"))
                .as("for an answer that was lost")
                .isEqualTo(second.text("/refreshToken"));
        assertThat(with(second).get("/api/me").status()).isEqualTo(200);
        assertThat(nobody.post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted("A".repeat(43)))
                        .code())
                .isEqualTo("authentication.refresh-refused");
        assertThat(nobody.post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(first.text("/accessToken")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void fiftyRefreshesAtOnceAreOneFamilyAndNobodyIsLoggedOut() throws Exception {
        Answer first = signIn();
        List<Answer> answers = atOnce(first);
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.text("/refreshToken"))
                .containsOnly(answers.getFirst().text("/refreshToken"));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(with(answer).get("/api/me").status()).isEqualTo(200));
        assertThat(refresh(answers.getLast()).status()).isEqualTo(200);
    }

    private List<Answer> atOnce(Answer signedIn) throws InterruptedException, ExecutionException {
        List<Future<Answer>> all = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int caller = 0; caller < AT_ONCE; caller++) {
                all.add(threads.submit(() -> {
                    start.await();
                    return refresh(signedIn);
                }));
            }
            start.countDown();
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : all) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Test
    void whoSignsOutIsOutAtOnceAndElsewhereNot() throws Exception {
        Answer here = signIn();
        Answer there = signIn();
        Answer sessions = with(here).get("/api/sessions");
        assertThat(sessions.body().path("total").asInt()).isEqualTo(2);
        assertThat(sessions.text("/items/0/address")).isNotBlank();

        assertThat(with(here).post("/auth/logout").status()).isEqualTo(204);
        assertThat(with(here).get("/api/me").code()).isEqualTo("authentication.token-refused");
        assertThat(refresh(here).status()).isEqualTo(401);
        assertThat(with(there).get("/api/me").status()).isEqualTo(200);

        Answer third = signIn();
        assertThat(with(there).delete("/api/sessions/" + third.text("/session")).status())
                .isEqualTo(204);
        assertThat(with(third).get("/api/me").status()).isEqualTo(401);
        assertThat(with(there).delete("/api/sessions/" + third.text("/session")).status())
                .isEqualTo(404);
        Answer fourth = signIn();
        assertThat(with(there).delete("/api/sessions").status()).isEqualTo(204);
        assertThat(refresh(fourth).status()).isEqualTo(401);
        assertThat(with(there).get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void nobodyEndsTheSessionOfAnother() throws Exception {
        Answer mine = signIn();
        String other = "other-" + email;
        open(other, Role.BUYER, OTHER);
        Answer theirs = login(other, PASSWORD);
        assertThat(with(theirs).delete("/api/sessions/" + mine.text("/session")).status())
                .isEqualTo(404);
        assertThat(with(mine).get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void tokensOfOthersAreNone() throws Exception {
        SignedJWT good = SignedJWT.parse(signIn().text("/accessToken"));
        JWTClaimsSet claims = good.getJWTClaimsSet();
        assertThat(status(signed(claims))).isEqualTo(200);

        assertThat(status(signed(changed(claims).audience("somebody-else").build())))
                .isEqualTo(401);
        assertThat(status(signed(
                        changed(claims).issuer("https://elsewhere.example").build())))
                .isEqualTo(401);
        assertThat(status(signed(changed(claims).issuer(DemoIssuer.NAME).build())))
                .as("an issuer signs its own tokens only")
                .isEqualTo(401);
        assertThat(status(signed(
                        changed(claims).expirationTime(Date.from(Instant.EPOCH)).build())))
                .isEqualTo(401);
        assertThat(status(signed(changed(claims).claim("sid", null).build()))).isEqualTo(401);
        assertThat(status(signed(changed(claims)
                        .claim("sid", UUID.randomUUID().toString())
                        .build())))
                .isEqualTo(401);
        assertThat(status(signed(changed(claims).claim("gen", 7).build()))).isEqualTo(401);
        assertThat(status(new PlainJWT(claims).serialize())).isEqualTo(401);
        assertThat(status(signedWithThePublicKey(claims))).isEqualTo(401);
        String unsigned = good.serialize().substring(0, good.serialize().lastIndexOf('.') + 1);
        assertThat(status(unsigned)).isEqualTo(401);
        assertThat(status("a.b.c.d.e")).isEqualTo(401);
    }

    private static JWTClaimsSet.Builder changed(JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims);
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(keys.current().getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(keys.current()));
        return token.serialize();
    }

    private String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.current().getKeyID())
                        .build(),
                claims);
        token.sign(new MACSigner(keys.current().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private int status(String token) throws IOException, InterruptedException {
        return Person.withToken(base, token).get("/api/me").status();
    }

    @Test
    void whoIsSuspendedIsOutWithinMoments() throws Exception {
        Answer signedIn = signIn();
        suspend();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(signedIn).get("/api/me").status() == 401);
        assertThat(refresh(signedIn).code()).isEqualTo("authentication.refresh-refused");

        Person mina = mina();
        Answer reinstated = mina.post("/api/accounts/" + account + "/reinstate");
        assertThat(reinstated.status()).isEqualTo(200);
        assertThat(refresh(signedIn).status()).isEqualTo(401);
        assertThat(with(signIn()).get("/api/me").status()).isEqualTo(200);
        assertThat(mina.getAfter(reinstated, "/api/history/account/" + account + "/events")
                        .body()
                        .toString())
                .contains("suspended the account", "reinstated the account", "set a password");
    }

    private void suspend() throws IOException, InterruptedException {
        assertThat(mina().post("/api/accounts/" + account + "/suspend", "{\"reason\":\"on leave\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anotherRoleCountsWithinMomentsAndTheSessionGoesOn() throws Exception {
        Answer signedIn = signIn();
        assertThat(with(signedIn).get("/api/verification-requests/queue").code())
                .isEqualTo("access.permission-missing");
        Answer granted = mina().post("/api/accounts/" + account + "/membership", "{\"role\":\"REVIEWER\"}");
        assertThat(granted.status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> with(signedIn).get("/api/me").status() == 401);

        Answer renewed = refresh(signedIn);
        assertThat(with(renewed).get("/api/verification-requests/queue").status())
                .isEqualTo(200);
        assertThat(mina().getAfter(granted, "/api/accounts/" + account).text("/role"))
                .isEqualTo("REVIEWER");
        assertThat(mina().get("/api/accounts?role=REVIEWER&size=500").body().toString())
                .contains(email);
        assertThat(Person.signIn(base, "eve").get("/api/accounts/" + account).status())
                .isEqualTo(403);
    }

    @Test
    void theTenantIsChosenAmongOnesOwn() throws Exception {
        commands.send(new GrantMembership(account, OTHER, Role.CLIENT), Actor.system("identity", DEMO));
        Answer first = signIn();
        String elsewhere = "{\"refreshToken\":\"%s\",\"tenant\":\"other\"}".formatted(first.text("/refreshToken"));
        Answer second = nobody.post("/auth/refresh", elsewhere);
        Answer me = await().until(
                        () -> with(second).get("/api/me"),
                        answer -> answer.text("/tenant").equals("other"));
        assertThat(me.body().path("roles").toString()).isEqualTo("[\"CLIENT\"]");
        assertThat(me.body().path("memberships")).hasSize(2);
        assertThat(with(refresh(second)).get("/api/me").text("/tenant")).isEqualTo("other");
        String nowhere = "{\"email\":\"%s\",\"password\":\"%s\",\"tenant\":\"acme\"}".formatted(email, PASSWORD);
        assertThat(nobody.post("/auth/login", nowhere).code()).isEqualTo("authentication.sign-in-refused");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsItAndEndsWhatOthersBegan() throws Exception {
        Answer here = signIn();
        Answer there = signIn();
        String change = "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}";
        assertThat(with(here)
                        .post("/auth/password", change.formatted("a-wrong-long-secret", "another-long-secret-42"))
                        .status())
                .isEqualTo(403);
        Answer weak = with(here).post("/auth/password", change.formatted(PASSWORD, "quill1"));
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.body().path("errors")).hasSize(2);
        assertThat(with(here)
                        .post("/auth/password", change.formatted(PASSWORD, PASSWORD))
                        .text("/errors/0/code"))
                .isEqualTo("used-before");
        assertThat(with(here)
                        .post("/auth/password", change.formatted(PASSWORD, "another-long-secret-42"))
                        .status())
                .isEqualTo(204);

        assertThat(with(here).get("/api/me").status()).isEqualTo(200);
        assertThat(with(there).get("/api/me").status()).isEqualTo(401);
        assertThat(login(email, PASSWORD).status()).isEqualTo(401);
        assertThat(login(email, "another-long-secret-42").status()).isEqualTo(200);
    }

    @Test
    void whatIsToBeChangedIsChangedAtTheDoor() throws Exception {
        db.update(IDENTITY_PASSWORD)
                .set(IDENTITY_PASSWORD.MUST_CHANGE, true)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.value()))
                .execute();
        assertThat(login(email, PASSWORD).code()).isEqualTo("authentication.password-must-change");
        String change = "{\"email\":\"%s\",\"password\":\"%s\",\"newPassword\":\"%s\"}";
        assertThat(nobody.post("/auth/login", change.formatted(email, PASSWORD, PASSWORD))
                        .code())
                .isEqualTo("identity.password-refused");
        assertThat(nobody.post("/auth/login", change.formatted(email, PASSWORD, "another-long-secret-42"))
                        .status())
                .isEqualTo(200);
        assertThat(login(email, "another-long-secret-42").status()).isEqualTo(200);
    }

    @Test
    void anAddressSignsInToOneAccountOfAllTenants() {
        AccountId second = ids.next(AccountId.PREFIX, AccountId::new);
        assertThatExceptionOfType(RuleBroken.class)
                .isThrownBy(() -> commands.send(
                        new OpenAccount(second, "somebody", new EmailAddress(email), "Somebody"),
                        Actor.system("identity", OTHER)))
                .matches(broken -> broken.code() == IdentityRule.EMAIL_TAKEN);
        assertThat(open(email, Role.BUYER, DEMO)).as("made again").isEqualTo(account);
    }

    @Test
    void whatHappensAtTheDoorIsNotedAndNoSecretIsKept() throws Exception {
        Answer signedIn = signIn();
        Answer keyed = Person.withToken(base, signedIn.text("/accessToken"))
                .post(
                        "/auth/refresh",
                        "{\"refreshToken\":\"%s\"}".formatted(signedIn.text("/refreshToken")),
                        "Idempotency-Key",
                        "door-" + UUID.randomUUID());
        assertThat(keyed.status()).isEqualTo(200);
        with(keyed).post("/auth/logout");

        await().untilAsserted(() -> assertThat(db.select(ACCESS_LOG.KIND)
                        .from(ACCESS_LOG)
                        .where(ACCESS_LOG.ACTOR.eq(account.value()))
                        .orderBy(ACCESS_LOG.ID)
                        .fetch(ACCESS_LOG.KIND))
                .containsExactly("SIGNED_IN", "SESSION_RENEWED", "SIGNED_OUT"));
        assertThat(db.fetchCount(IDEMPOTENT_REQUEST, IDEMPOTENT_REQUEST.PATH.startsWith("/auth/")))
                .isZero();
        assertThat(db.fetchSingle(IDENTITY_PASSWORD, IDENTITY_PASSWORD.ACCOUNT.eq(account.value()))
                        .getHash())
                .startsWith("$argon2id$");
        assertThat(signedIn.body().toString()).doesNotContain("argon2", PASSWORD);
    }

    @Test
    void whoIsErasedCannotSignInAndTheirAddressIsFree() throws Exception {
        Answer signedIn = signIn();
        Person mina = mina();
        assertThat(mina.post("/api/privacy/persons/" + account + "/erasure", "{\"ground\":\"CONSENT_WITHDRAWN\"}")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(3))
                .until(() -> mina.get("/api/privacy/persons/" + account)
                        .text("/standing")
                        .equals("ERASED"));

        assertThat(with(signedIn).get("/api/me").status()).isEqualTo(401);
        assertThat(login(email, PASSWORD).status()).isEqualTo(401);
        assertThat(mina.get("/api/accounts/" + account).text("/email")).isEqualTo("erased");
        assertThat(open(email, Role.BUYER, DEMO)).isNotEqualTo(account);
        assertThat(login(email, PASSWORD).status()).isEqualTo(200);
    }
}
