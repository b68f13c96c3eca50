package io.muniment.infra.start;

import static io.muniment.projection.schema.Tables.RESERVATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.embedded.BuildServices;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Starts a process of its own, because a start that fails ends its process. */
class SurroundingsTest {

    @Test
    void productionWithoutADatabaseEndsWithOneLineThatSaysWhatToDo() throws IOException, InterruptedException {
        Outcome outcome = start("--spring.profiles.active=production");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Set DATABASE_URL (postgres://user:password@host:port/database) and start again.")
                .doesNotContain("\tat ");
    }

    @Test
    void anAddressThatCannotBeReadEndsTheStartWithoutRevealingIt() throws IOException, InterruptedException {
        Outcome outcome = start("--DATABASE_URL=mysql://muniment:hush@db/ledger");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("DATABASE_URL cannot be read").doesNotContain("hush", "\tat ");
    }

    /** Anybody could sign in as anybody on somebody's real data. It ends when all that it makes by itself is made. */
    @Test
    void onSomebodysDatabaseNothingIsForShow() throws IOException, InterruptedException {
        String database = BuildServices.postgres().createDatabase("bare");
        Outcome outcome = start(
                "--DATABASE_URL=" + database,
                "--muniment.elasticsearch.url=" + BuildServices.elasticsearch(),
                "--muniment.search.index-prefix=bare-",
                "--muniment.durability.required=false",
                "--muniment.data=target/bare",
                "--muniment.identity.first-admin.email=mina@demo.example",
                "--server.port=0");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output()).contains("muniment.identity.first-admin.password-file is not set");
        try (var db = DSL.using(database)) {
            assertThat(db.fetchCount(RESERVATION)).as("accounts and requests").isZero();
        }
    }

    private static Outcome start(String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.muniment.infra.MunimentApplication"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DATABASE_URL");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private record Outcome(int exit, String output) {}
}
