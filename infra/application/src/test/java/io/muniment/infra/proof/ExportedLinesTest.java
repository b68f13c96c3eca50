package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.verify.Verify;
import io.muniment.kernel.tenancy.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportedLinesTest {

    private static final TenantId DEMO = new TenantId("demo");

    @TempDir
    private Path folder;

    @Test
    void ofOtherTenantsThereAreTheHashesAloneAndTheyAreAsGood() throws IOException {
        try (HashedLedger ledger = new HashedLedger(7, folder)) {
            ledger.append(2_500);
            ledger.db()
                    .update(LEDGER_EVENT)
                    .set(LEDGER_EVENT.METADATA, JSONB.valueOf("{\"tenant\":\"other\"}"))
                    .where(LEDGER_EVENT.POSITION.lt(1_200L))
                    .execute();
            String note = ledger.hash().checkpoints().sign().text();
            String exported = exported(ledger, DEMO, 0);

            assertThat(exported.lines()).hasSize(2_500);
            assertThat(exported.lines().limit(1_200)).noneMatch(line -> line.contains("\"event\""));
            assertThat(exported.lines().skip(1_200)).allMatch(line -> line.contains("\"event\""));
            assertThat(verified(exported, note, ledger)).isZero();
            assertThat(verified(exported(ledger, new TenantId("nobody"), 0), note, ledger))
                    .isZero();

            assertThat(exported.lines().skip(1_700).toList())
                    .isEqualTo(exported(ledger, DEMO, 1_700).lines().toList());

            ledger.db()
                    .update(LEDGER_EVENT)
                    .set(LEDGER_EVENT.NAME, "verification.ReviewReleased")
                    .where(LEDGER_EVENT.POSITION.eq(17L))
                    .execute();
            assertThat(verified(exported(ledger, DEMO, 0), note, ledger)).isOne();
        }
    }

    @Test
    void whoeverIsCutOffAnywhereGoesOnWithTheSameBytes() throws IOException {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        try (HashedLedger ledger = new HashedLedger(seed, folder)) {
            ledger.append(2_500);
            String whole = exported(ledger, DEMO, 0);
            for (int cut = 0; cut < 10; cut++) {
                String got = whole.substring(0, random.nextInt(whole.length()));
                String kept = got.substring(0, got.lastIndexOf('\n') + 1);
                assertThat(kept + exported(ledger, DEMO, kept.lines().count()))
                        .as("seed %d", seed)
                        .isEqualTo(whole);
            }
        }
    }

    private static String exported(HashedLedger ledger, TenantId tenant, long from) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExportedLines(ledger.db(), tenant).write(from, 2_500, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private int verified(String exported, String note, HashedLedger ledger) throws IOException {
        Path log = Files.writeString(folder.resolve("log"), exported);
        Path checkpoint = Files.writeString(folder.resolve("checkpoint"), note);
        return Verify.run(
                List.of("log", log.toString(), "--key", ledger.key().toString(), "--checkpoint", checkpoint.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }
}
