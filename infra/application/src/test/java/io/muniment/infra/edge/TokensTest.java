package io.muniment.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.muniment.infra.edge.Caller.Answer;
import io.muniment.infra.security.development.DemoIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class TokensTest {

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    private RSAKey key;

    @BeforeEach
    void readKey() throws IOException, ParseException {
        key = RSAKey.parse(Files.readString(Path.of("target/edge-data/demo-issuer.jwk")));
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(DemoIssuer.NAME)
                .audience("muniment")
                .subject("ada")
                .claim("tenant", "demo")
                .claim("role", "BUYER")
                .expirationTime(Date.from(now.plus(5, ChronoUnit.MINUTES)));
    }

    private Answer call(RSAKey signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(signer));
        return call(token.serialize());
    }

    private Answer call(String token) {
        return Caller.nobody(port).with(token).get("/api/test/whoami");
    }

    private void assertRefused(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void aGoodTokenNamesTheActor() throws JOSEException {
        Answer answer = call(key, claims().build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).contains("\"ada\"", "\"BUYER\"", "\"demo\"");
    }

    @Test
    void withoutATokenNothingIsThere() {
        for (String path :
                List.of("/api/test/whoami", "/api/nowhere", "/", "/actuator", "/actuator/health", "/error")) {
            assertRefused(Caller.nobody(port).get(path), "authentication.token-missing");
        }
    }

    @Test
    void theWrongAudienceIssuerTimeOrKeyIsRefused() throws JOSEException {
        Date past = Date.from(clock.instant().minus(1, ChronoUnit.MINUTES));
        Date future = Date.from(clock.instant().plus(1, ChronoUnit.MINUTES));
        List<UnaryOperator<JWTClaimsSet.Builder>> spoilt = List.of(
                c -> c.audience("somebody-else"),
                c -> c.audience((String) null),
                c -> c.issuer("https://elsewhere.example"),
                c -> c.issuer(null),
                c -> c.expirationTime(past),
                c -> c.expirationTime(null),
                c -> c.notBeforeTime(future),
                c -> c.subject(null),
                c -> c.subject("system:verification-process"));
        for (UnaryOperator<JWTClaimsSet.Builder> spoil : spoilt) {
            assertRefused(call(key, spoil.apply(claims()).build()), "authentication.token-refused");
        }
        assertRefused(call(new RSAKeyGenerator(2048).generate(), claims().build()), "authentication.token-refused");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "role, SYSTEM, authentication.role-refused",
                "role, KING, authentication.role-refused",
                "role, -, authentication.role-refused",
                "tenant, -, authentication.tenant-refused",
                "tenant, ../other, authentication.tenant-refused",
            })
    void aTokenWithoutOneRoleInOneTenantIsRefused(String claim, String value, String code) throws JOSEException {
        assertRefused(call(key, claims().claim(claim, value).build()), code);
    }

    @Test
    void twoRolesAreNone() throws JOSEException {
        var both = claims().claim("role", List.of("BUYER", "ADMIN")).build();

        assertRefused(call(key, both), "authentication.role-refused");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(call(new PlainJWT(claims().build()).serialize()), "authentication.token-refused");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsSecretIsRefused() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));

        assertRefused(call(token.serialize()), "authentication.token-refused");
    }

    @Test
    void garbageIsRefused() {
        assertRefused(call("a.b.c"), "authentication.token-refused");
        assertRefused(call("%%%"), "authentication.token-refused");
    }

    @Test
    void aTokenCountsInTheHeaderOnly() {
        String token = Caller.of(port, "ada").token();

        assertRefused(
                Caller.nobody(port).get("/api/test/whoami?access_token=" + token), "authentication.token-missing");
    }

    @Test
    void demoUsersSignInByNameAlone() {
        Caller nobody = Caller.nobody(port);

        assertThat(nobody.get("/auth/demo").json()).hasSize(8);
        assertThat(nobody.post("/auth/demo", "{\"user\":\"ada\"}")
                        .json()
                        .get("expiresIn")
                        .asInt())
                .isEqualTo(28_800);
        assertThat(nobody.post("/auth/demo", "{\"user\":\"root\"}").code()).isEqualTo("authentication.sign-in-refused");
        assertThat(Caller.of(port, "eve")
                        .get("/api/test/whoami")
                        .json()
                        .get("tenant")
                        .asString())
                .isEqualTo("other");
    }

    @Test
    void operatingNeedsAPermission() {
        assertThat(Caller.of(port, "ada").get("/actuator/info").code()).isEqualTo("access.denied");
        assertThat(Caller.of(port, "mina").get("/actuator/info").status()).isEqualTo(200);
    }
}
