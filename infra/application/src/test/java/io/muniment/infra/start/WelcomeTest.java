package io.muniment.infra.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.identity.NewAccounts;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.tenancy.TenantId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningMuniment
class WelcomeTest {

    /** The published one lets nobody in here: this is no demo. */
    private static final String PASSWORD = "a-good-long-secret-4711";

    @LocalServerPort
    private int port;

    @Autowired
    private NewAccounts accounts;

    @TempDir
    private Path empty;

    @BeforeEach
    void openAccounts() {
        DemoUser.ALL.forEach(user -> accounts.make(new NewAccounts.Wanted(
                new EmailAddress(user.email()),
                user.displayName(),
                user.name(),
                new Membership(new TenantId(user.tenant()), user.role()),
                PASSWORD,
                false)));
    }

    @Test
    void theFirstJourneyWorksAsItIsPasted() throws IOException, InterruptedException {
        for (String tool : new String[] {"bash", "curl"}) {
            assumeThat(isOnPath(tool)).as(tool + " is on the path").isTrue();
        }
        Path output = empty.resolve("output");
        Process shell = new ProcessBuilder("bash")
                .directory(empty.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var typed = shell.outputWriter(StandardCharsets.UTF_8)) {
            typed.write(Welcome.journey("http://localhost:" + port)
                    .replace(DemoUser.PASSWORD, PASSWORD)
                    .indent(2));
        }
        boolean ended = shell.waitFor(90, TimeUnit.SECONDS);
        shell.destroyForcibly();

        String said = Files.readString(output);
        assertThat(ended).as(said).isTrue();
        assertThat(said.lines().toList().getLast())
                .as(said)
                .contains(
                        "verification.RequestSubmitted",
                        "verification.DocumentAttached",
                        "verification.ReviewClaimed",
                        "verification.RequestApproved");
    }

    private static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
