package io.muniment.infra.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.muniment.infra.security.development.DemoIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class SafeStartTest {

    @TempDir
    private Path data;

    private ApplicationContextRunner application(String... properties) {
        return new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withUserConfiguration(TokenDecoding.class, ProductionGuard.class, DemoIssuer.class)
                .withPropertyValues("muniment.data=" + data)
                .withPropertyValues(properties);
    }

    private static void assertRefused(ApplicationContextRunner application, String... words) {
        application.run(context -> {
            Throwable failure = Objects.requireNonNull(context.getStartupFailure());
            FailureAnalysis told = Objects.requireNonNull(new UnsafeConfigurationAnalyzer().analyze(failure));
            assertThat(told.getDescription() + told.getAction()).contains(words);
        });
    }

    @Test
    void productionWithTheDemoIssuerDoesNotStart() {
        assertRefused(
                application(
                        "spring.profiles.active=production",
                        "muniment.security.demo-issuer=true",
                        "muniment.security.issuer=https://issuer.example"),
                "muniment.security.demo-issuer");
    }

    @Test
    void productionWithPublishedPasswordsDoesNotStart() {
        assertRefused(
                application(
                        "spring.profiles.active=production",
                        "muniment.demo=true",
                        "muniment.security.issuer=https://issuer.example"),
                "muniment.demo");
    }

    @Test
    void productionOpenToEveryOriginDoesNotStart() {
        assertRefused(
                application(
                        "spring.profiles.active=production",
                        "muniment.http.cors-origins=https://app.dwell,*",
                        "muniment.security.issuer=https://issuer.example"),
                "muniment.http.cors-origins");
    }

    @Test
    void withoutAnyIssuerNothingStarts() {
        assertRefused(
                application("spring.profiles.active=production"),
                "muniment.security.issuer",
                "muniment.security.jwk-set-uri",
                "muniment.security.public-key-location");
        assertRefused(application(), "muniment.security.issuer");
    }

    @Test
    void productionHasNoDemoIssuer() {
        application("spring.profiles.active=production", "muniment.security.issuer=https://issuer.example")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(JwtDecoder.class)
                        .doesNotHaveBean(DemoIssuer.class));
    }

    @Test
    void keysMayComeFromAnAddressOrAFile() throws IOException, JOSEException {
        byte[] key = new RSAKeyGenerator(2048).generate().toRSAPublicKey().getEncoded();
        Path pem = Files.writeString(
                data.resolve("public.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                        + "\n-----END PUBLIC KEY-----\n");
        String issuer = "muniment.security.issuer=https://issuer.example";

        application(issuer, "muniment.security.public-key-location=file:" + pem)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JwtDecoder.class));
        application(issuer, "muniment.security.jwk-set-uri=https://issuer.example/keys")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(JwtDecoder.class));
    }

    @Test
    void theDemoKeyOutlivesARestart() {
        application("muniment.security.demo-issuer=true")
                .run(first -> application("muniment.security.demo-issuer=true")
                        .run(second -> assertThat(second.getBean(DemoIssuer.class)
                                        .publicKeys()
                                        .toString())
                                .isEqualTo(first.getBean(DemoIssuer.class)
                                        .publicKeys()
                                        .toString())));
        assertThat(data.resolve("demo-issuer.jwk")).isRegularFile();
    }
}
