package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.development.DemoIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningMuniment
class StreamEndsTest {

    @LocalServerPort
    private int port;

    @Value("${muniment.data}")
    private Path data;

    @Autowired
    private Clock clock;

    @Test
    void aStreamDoesNotOutliveItsToken() throws IOException, InterruptedException, ParseException, JOSEException {
        Instant end = clock.instant().plusSeconds(3);
        HttpRequest follow = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/stream"))
                .header("Authorization", "Bearer " + token(end))
                .timeout(Duration.ofSeconds(60))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> whole = http.sendAsync(follow, BodyHandlers.ofString())
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();

            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(clock.instant()).isBetween(end.minusSeconds(1), end.plusSeconds(30));
        }
    }

    private String token(Instant end) throws IOException, ParseException, JOSEException {
        RSAKey key = RSAKey.parse(Files.readString(data.resolve("demo-issuer.jwk")));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(DemoIssuer.NAME)
                        .audience("muniment")
                        .subject("ada")
                        .claim("tenant", "demo")
                        .claim("role", "BUYER")
                        .expirationTime(Date.from(end))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
