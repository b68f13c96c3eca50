package io.muniment.infra.story;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;
import static io.muniment.projection.schema.Tables.PROOF_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor takes proofs home, and believes nobody but their own calculation. */
@RunningMuniment
class ProofStoryTest {

    private static final String PROOFS = "/api/proofs/";

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    @TempDir
    private Path folder;

    private Person ada;
    private Person axel;
    private Answer submitted;

    @BeforeEach
    void somethingHappens() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        ada = Person.signIn(base, "ada");
        axel = Person.signIn(base, "axel");
        submitted = ada.submitProperty();
    }

    private String eventId() throws IOException, InterruptedException {
        return axel.getAfter(submitted, "/api/audit-logs?aggregateId=" + submitted.text("/id"))
                .text("/items/0/eventId");
    }

    private Path file(String name, Answer answer) throws IOException {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return Files.writeString(folder.resolve(name), answer.body().toString());
    }

    private String verified(int expected, Object... arguments) {
        var said = new ByteArrayOutputStream();
        int end = Verify.run(
                Arrays.stream(arguments).map(Object::toString).toList(),
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theAuditorVerifiesAtHome() throws IOException, InterruptedException {
        String key = axel.get(PROOFS + "keys").text("/keys/0/key");
        if (key.isEmpty()) { // nothing was signed before this
            axel.post(PROOFS + "checkpoint");
            key = axel.get(PROOFS + "keys").text("/keys/0/key");
        }
        Path inclusion = file("inclusion.json", axel.get(PROOFS + "inclusion?eventId=" + eventId()));
        Path earlier = file("earlier.json", axel.get(PROOFS + "checkpoint"));
        assertThat(verified(0, "inclusion", inclusion, "--key", key, "--checkpoint", earlier))
                .contains("verification.RequestSubmitted")
                .contains(submitted.text("/id"));

        ada.submitProperty();
        Path later = file("later.json", axel.post(PROOFS + "checkpoint"));
        String from = axel.get(PROOFS + "checkpoint").body().path("size").asString();
        long size = Long.parseLong(Files.readString(earlier).replaceAll("(?s).*\"size\":(\\d+).*", "$1"));
        assertThat(size).isLessThan(Long.parseLong(from));
        Path growth = file("consistency.json", axel.get(PROOFS + "consistency?from=" + size));
        verified(0, "checkpoint", earlier, later, "--key", key);
        verified(0, "consistency", growth, "--key", key, "--checkpoint", earlier);

        String proof = Files.readString(inclusion);
        Path flipped = Files.writeString(folder.resolve("flipped.json"), proof.replace("PROPERTY", "PROPERTZ"));
        assertThat(Files.readString(flipped)).isNotEqualTo(proof);
        assertThat(verified(1, "inclusion", flipped, "--key", key)).contains("DOES NOT HOLD");
        verified(1, "consistency", growth, "--key", key, "--checkpoint", later);
    }

    @Test
    void proofsAreForAuditorsAndOfTheirTenant() throws IOException, InterruptedException {
        String id = eventId();
        for (String path : List.of("keys", "checkpoint", "inclusion?eventId=" + id, "consistency?from=1")) {
            Answer refused = ada.get(PROOFS + path);
            assertThat(refused.status() + " " + refused.code()).isEqualTo("403 access.permission-missing");
        }
        assertThat(ada.post(PROOFS + "checkpoint").code()).isEqualTo("access.permission-missing");
        // an event of another tenant is nothing to them
        db.update(EVENT_HISTORY)
                .set(EVENT_HISTORY.TENANT, "other")
                .where(EVENT_HISTORY.EVENT_ID.eq(id))
                .execute();
        try {
            Answer refused = axel.get(PROOFS + "inclusion?eventId=" + id);
            assertThat(refused.status() + " " + refused.code()).isEqualTo("404 resource.not-found");
        } finally {
            db.update(EVENT_HISTORY)
                    .set(EVENT_HISTORY.TENANT, "demo")
                    .where(EVENT_HISTORY.EVENT_ID.eq(id))
                    .execute();
        }
        assertThat(axel.get(PROOFS + "inclusion?eventId=" + id).status()).isEqualTo(200);
    }

    @Test
    void whatCannotBeProvenSaysWhy() throws IOException, InterruptedException {
        long size = axel.post(PROOFS + "checkpoint").body().path("size").asLong();
        submitted = ada.submitProperty();
        assertThat(problem("checkpoint?size=999999999")).isEqualTo("404 proof.size-unknown");
        assertThat(problem("checkpoint?size=many")).isEqualTo("400 request.invalid");
        assertThat(problem("consistency?from=0")).isEqualTo("400 proof.sizes-impossible");
        assertThat(problem("consistency?from=%d&to=%d".formatted(size + 1, size)))
                .isEqualTo("400 proof.sizes-impossible");
        assertThat(problem("consistency")).isEqualTo("400 request.invalid");
        assertThat(problem("inclusion")).isEqualTo("400 request.invalid");
        assertThat(problem("inclusion?eventId=unheard-of")).isEqualTo("404 resource.not-found");
        assertThat(problem("inclusion?size=%d&eventId=%s".formatted(size, eventId())))
                .isEqualTo("400 proof.came-later");
    }

    private String problem(String query) throws IOException, InterruptedException {
        Answer answer = axel.get(PROOFS + query);
        return answer.status() + " " + answer.code();
    }

    @Test
    void theLedgerIsTakenHomeAsAFile() throws IOException, InterruptedException {
        HttpResponse<String> all = axel.download("/api/history/export");
        assertThat(all.statusCode()).isEqualTo(200);
        String size = all.headers().firstValue("Checkpoint-Size").orElseThrow();
        assertThat(all.body().lines())
                .hasSize(Integer.parseInt(size))
                .anyMatch(line -> line.contains("sealed"))
                .noneMatch(line -> line.contains("Ada Byron"));
        Path checkpoint = file("checkpoint.json", axel.get(PROOFS + "checkpoint?size=" + size));
        String key = axel.get(PROOFS + "keys").text("/keys/0/key");
        Path log = Files.writeString(folder.resolve("log.jsonl"), all.body());
        assertThat(verified(0, "log", log, "--key", key, "--checkpoint", checkpoint))
                .contains(size);

        long half = Long.parseLong(size) / 2;
        assertThat(axel.download("/api/history/export?size=%s&from=%d".formatted(size, half))
                        .body())
                .isEqualTo(
                        all.body().lines().skip(half).map(line -> line + "\n").collect(Collectors.joining()));

        Path changed = Files.writeString(
                folder.resolve("changed.jsonl"), all.body().replaceFirst("(?s)PROPERTY(?!.*PROPERTY)", "PROPERTZ"));
        assertThat(verified(1, "log", changed, "--key", key, "--checkpoint", checkpoint))
                .contains("position ");
    }

    @Test
    void theFileIsForAuditors() throws IOException, InterruptedException {
        assertThat(ada.download("/api/history/export").statusCode()).isEqualTo(403);
        assertThat(axel.download("/api/history/export?from=999999999").statusCode())
                .isEqualTo(400);
        assertThat(axel.download("/api/history/export?size=999999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCheckpointIsMadeOnceForAKey() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        Answer first = axel.post(PROOFS + "checkpoint", "{}", "Idempotency-Key", key);
        ada.submitProperty();
        Answer again = axel.post(PROOFS + "checkpoint", "{}", "Idempotency-Key", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).isPresent();
        assertThat(db.fetchCount(PROOF_CHECKPOINT)).isPositive();
    }

    @Test
    void aProcessWhoseKeyWasFollowedByAnotherSignsNothing() throws IOException, InterruptedException {
        axel.post(PROOFS + "checkpoint");
        db.update(PROOF_KEY).set(PROOF_KEY.RETIRED, Instant.now()).execute();
        try {
            Answer refused = axel.post(PROOFS + "checkpoint");
            assertThat(refused.status() + " " + refused.code()).isEqualTo("503 proof.key-retired");
        } finally {
            db.update(PROOF_KEY).setNull(PROOF_KEY.RETIRED).execute();
        }
        assertThat(axel.post(PROOFS + "checkpoint").status()).isEqualTo(200);
    }

    @Test
    void anOperatorHasTheWholeLedgerLookedThrough() throws IOException, InterruptedException {
        axel.post(PROOFS + "checkpoint");
        Person otto = Person.signIn("http://localhost:" + port, "otto");
        assertThat(axel.post("/api/admin/ledger/audit").status()).isEqualTo(403);
        Answer audit = otto.post("/api/admin/ledger/audit");
        assertThat(audit.status()).isEqualTo(200);
        assertThat(audit.body().path("events").asLong()).isPositive();
        assertThat(audit.body().path("checkpoints").asLong()).isPositive();
        assertThat(audit.text("/finding/says")).isEmpty();
        assertThat(otto.get("/api/admin/actions?projection=ledger").text("/items/0/action"))
                .isEqualTo("audit-ledger");
    }
}
