package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.SystemCommands;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.security.UnsafeConfiguration;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.EmailAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningMuniment
class FirstAdministratorTest {

    private static final String PREFIX = "muniment.identity.first-admin.";

    @LocalServerPort
    private int port;

    @Autowired
    private NewAccounts accounts;

    @Autowired
    private ReservedAddresses addresses;

    @Autowired
    private Passwords passwords;

    @Autowired
    private SystemCommands commands;

    @Autowired
    private IdSource ids;

    @TempDir
    private Path secrets;

    private final String email = "first-%s@demo.example".formatted(UUID.randomUUID());

    private FirstAdministrator wanted(NewAccounts making, Map<String, String> settings) {
        return new FirstAdministrator(
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("muniment.identity", IdentitySettings.class),
                making);
    }

    private Map<String, String> withFile(String password) throws IOException {
        Path file = Files.writeString(secrets.resolve("password"), password);
        return Map.of(PREFIX + "email", email, PREFIX + "tenant", "demo", PREFIX + "password-file", file.toString());
    }

    private Answer login(String more) throws IOException, InterruptedException {
        return Person.withToken("http://localhost:" + port, "")
                .post(
                        "/auth/login",
                        "{\"email\":\"%s\",\"password\":\"only-for-the-first-time\"%s}".formatted(email, more));
    }

    /** Every start dies behind its first command. */
    @Test
    void startsThatAreInterruptedMakeOneInTheEnd() throws Exception {
        SystemCommands deadly = (command, actor) -> {
            commands.send(command, actor);
            throw new Killed();
        };
        Map<String, String> settings = withFile("only-for-the-first-time\n");
        for (int start = 0; start < 2; start++) {
            assertThatExceptionOfType(Killed.class)
                    .isThrownBy(() -> wanted(new NewAccounts(addresses, passwords, deadly, ids), settings)
                            .make());
            assertThat(accounts.isMade(new EmailAddress(email))).isFalse();
        }
        wanted(accounts, settings).make();
        assertThat(accounts.isMade(new EmailAddress(email))).isTrue();

        assertThat(login("").code()).isEqualTo("authentication.password-must-change");
        Answer signedIn = login(",\"newPassword\":\"and-this-one-stays-longer\"");
        assertThat(signedIn.status()).isEqualTo(200);
        Answer history = Person.withToken("http://localhost:" + port, signedIn.text("/accessToken"))
                .get("/api/audit-logs/access");
        assertThat(history.status()).isEqualTo(200);

        Files.delete(secrets.resolve("password"));
        wanted(accounts, settings).make();
        assertThat(login("").status()).as("the first password is over").isEqualTo(401);
    }

    @Test
    void whatIsWrongIsSaidAtTheStart() throws IOException {
        Map<String, String> weak = withFile("short");
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() -> wanted(accounts, weak).make())
                .withMessageContaining("password-file");
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(
                        () -> wanted(accounts, Map.of(PREFIX + "email", email)).make())
                .withMessageContaining("password-file");
        assertThatExceptionOfType(UnsafeConfiguration.class)
                .isThrownBy(() ->
                        wanted(accounts, Map.of(PREFIX + "email", "nobody")).make())
                .withMessageContaining("email");
        wanted(accounts, Map.of()).make();
        assertThat(accounts.isMade(new EmailAddress(email))).isFalse();
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
