package io.muniment.infra.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.muniment.infra.security.development.DemoIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.Environment;
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
        application.run(context -> assertThat(told(context)).contains(words));
    }

    private static String told(AssertableApplicationContext context) {
        Throwable failure = Objects.requireNonNull(context.getStartupFailure());
        FailureAnalysis told = Objects.requireNonNull(new UnsafeConfigurationAnalyzer().analyze(failure));
        return told.getDescription() + told.getAction();
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

    private ApplicationContextRunner production(String... properties) {
        return application("spring.profiles.active=production", "muniment.security.issuer=https://issuer.example")
                .withPropertyValues(properties);
    }

    private Path secret(String mode) throws IOException {
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = Files.writeString(Files.createTempFile(data, "secret", ""), "something long and secret");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource", "muniment.privacy.key-store"})
    void productionWithAGuessablePasswordOfADatabaseDoesNotStart(String database) {
        String user = database + ".username=muniment-owner";

        for (String weak : new String[] {"postgres", "eleven-long", "Muniment-Owner", "101-harbour-street"}) {
            assertRefused(production(user, database + ".password=" + weak), database + ".password");
        }
        assertRefused(
                production(user, database + ".url=jdbc:postgresql://db/muniment?ssl=true&password=postgres"),
                database + ".password");
        for (String fine : new String[] {
            database + ".password=cFz1PzU2kQ0n",
            database + ".password=",
            database + ".url=jdbc:postgresql://db/muniment"
        }) {
            production(user, fine).run(context -> assertThat(context).hasNotFailed());
        }
    }

    @Test
    void aRefusedPasswordIsNotShown() {
        production("spring.datasource.password=hunter2")
                .run(context -> assertThat(told(context))
                        .contains("spring.datasource.password")
                        .doesNotContain("hunter2"));
    }

    @Test
    void productionThatAsksTooLittleOfPasswordsDoesNotStart() {
        assertRefused(production("muniment.identity.password.min-length=7"), "muniment.identity.password.min-length");
        production("muniment.identity.password.min-length=8")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "muniment.privacy.master-key-file",
                "muniment.privacy.other-master-key-file",
                "muniment.privacy.vault.token-file",
                "muniment.proof.key-file",
                "muniment.proof.previous-key-file",
                "muniment.identity.signing-key-file",
                "muniment.identity.other-signing-key-file",
                "muniment.identity.first-admin.password-file",
                "muniment.evidence.link-key-file",
                "muniment.webhooks.sources.stripe.secret-file",
                "muniment.something.of-tomorrow.file"
            })
    void productionWithASecretThatEverybodyReadsDoesNotStart(String setting) throws IOException {
        assertRefused(production(setting + "=" + secret("rw-r--r--")), setting);
        assertRefused(production(setting + "=" + secret("rw----rw-")), setting);
        assertRefused(production(setting + "=" + secret("rw-----w-")), setting);
        for (String fine : new String[] {"rw-------", "r--r-----"}) {
            production(setting + "=" + secret(fine))
                    .run(context -> assertThat(context).hasNotFailed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"master-key", "proof-key.pem", "token-signing-key.pem", "evidence-link-key"})
    void aSecretOfTheDataFolderThatWasCopiedCarelesslyIsRefused(String name) throws IOException {
        Files.move(secret("rw-r--r--"), data.resolve(name));

        assertRefused(production(), "muniment.data", name);
    }

    @Test
    void productionWithAVaultThatCanBeOverheardDoesNotStart() {
        String vault = "muniment.privacy.vault.address=";

        assertRefused(production(vault + "http://vault.example:8200"), "muniment.privacy.vault.address");
        for (String fine : new String[] {"https://vault.example:8200", "http://127.0.0.1:8200", "http://[::1]:8200"}) {
            production(vault + fine).run(context -> assertThat(context).hasNotFailed());
        }
    }

    @Test
    void whatIsShippedIsSafe() {
        production()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(Environment.class)
                        .returns("ecs", settings -> settings.getProperty("logging.structured.format.console")));
    }

    @Test
    void aKeyThatOthersCouldFindIsRefused() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        Path pem = data.resolve("short.pem");
        write(pem, generator.generateKeyPair().getPublic().getEncoded());

        assertRefused(
                application(
                        "muniment.security.issuer=https://issuer.example",
                        "muniment.security.public-key-location=file:" + pem),
                "muniment.security.public-key-location");
    }

    private static void write(Path pem, byte[] publicKey) throws IOException {
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                        + "\n-----END PUBLIC KEY-----\n");
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
        Path pem = data.resolve("public.pem");
        write(pem, key);
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
