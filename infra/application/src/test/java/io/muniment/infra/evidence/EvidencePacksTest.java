package io.muniment.infra.evidence;

import static io.muniment.infra.evidence.PackUnderTest.PACKS;
import static io.muniment.infra.evidence.PackUnderTest.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.eventstore.Ledger;
import io.muniment.infra.privacy.NotYet;
import io.muniment.infra.privacy.PersonalDataStore.ErasedPerson;
import io.muniment.infra.proof.ProvenEvents;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackStanding;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Packs over HTTP, and what becomes of them when something happens in the middle. */
@RunningMuniment
class EvidencePacksTest {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String REQUESTS = "/api/verification-requests/";
    private static final String DEED = "Land registry title deed of 1 Harbour Street, Ada <b>Byron</b>, 2 January 2026";

    @LocalServerPort
    private int port;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private States states;

    @Autowired
    private Ledger ledger;

    @Autowired
    private ProvenEvents proven;

    @Autowired
    private PackContents contents;

    @Autowired
    private PackFiles files;

    @Autowired
    private PackWork work;

    @Autowired
    private PackMaking making;

    @Autowired
    private PacksOfPersons packsOfPersons;

    @Autowired
    private LedgerSubjects subjects;

    @Autowired
    private ProjectionRebuilds rebuilds;

    @Value("${muniment.data}")
    private Path data;

    @TempDir
    private Path folder;

    private final String name = "ada-" + UUID.randomUUID();
    private PackUnderTest packs;
    private Person ada;
    private String request;
    private Instant then;

    @BeforeEach
    void aLife() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        packs = new PackUnderTest(base, Person.signIn(base, "axel"));
        ada = person(name, Role.BUYER, "demo");
        request = ada.submitProperty().text("/id");
        ada.upload(REQUESTS + request + "/documents", "TITLE_DEED", "deed.txt", DEED.getBytes(StandardCharsets.UTF_8));
        ada.getUntil(REQUESTS + request, "/status", "QUEUED");
        then = Instant.now();
        Thread.sleep(5);
    }

    private Person person(String user, Role role, String tenant) {
        return Person.withToken("http://localhost:" + port, issuer.token(new DemoUser(user, role, tenant)));
    }

    @Test
    void anAuditorAsksFetchesAndVerifies() throws IOException, InterruptedException {
        Answer requested = packs.request("AGGREGATE", then, request);
        String path = packs.ready(requested);
        Answer ready = packs.auditor().get(path);
        assertThat(ready.text("/requestedBy")).isEqualTo("axel");
        assertThat(ready.text("/subjects/0/id")).isEqualTo(request);
        assertThat(packs.auditor().get(PACKS + "?standing=READY").body().toString())
                .contains(requested.text("/id"));

        HttpResponse<byte[]> fetched = packs.fetch(ready.text("/download/href"));
        assertThat(fetched.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".zip");
        assertThat(PackFolder.newSha256().digest(fetched.body()))
                .asHexString()
                .isEqualToIgnoringCase(ready.text("/file/sha256"));
        assertThat((long) fetched.body().length)
                .isEqualTo(ready.body().at("/file/bytes").asLong());

        assertThat(packs.verified(0, folder, fetched.body()))
                .contains("1 aggregates of the tenant demo", "1 documents are the files", "NOT checked");
        Map<String, String> entries = entries(fetched.body());
        assertThat(entries.keySet().stream().limit(9))
                .containsExactly(
                        "manifest.json",
                        "manifest.note",
                        "checkpoint",
                        "events.jsonl",
                        "opened.jsonl",
                        "histories.jsonl",
                        "states.jsonl",
                        "rules.json",
                        "report.html");
        assertThat(entries.values()).contains(DEED);
        assertThat(entries.get("events.jsonl")).contains("sealed").doesNotContain("1 Harbour Street");
        assertThat(entries.get("opened.jsonl")).contains("1 Harbour Street");
        assertThat(entries.get("states.jsonl")).contains("1 Harbour Street", "\"version\":4");
        assertThat(entries.get("rules.json"))
                .contains("property-2026-11", "names-applicant", "verification.DocumentAttached");
        assertThat(entries.get("report.html"))
                .contains("Ada &lt;b&gt;Byron&lt;/b&gt;")
                .doesNotContain("<b>Byron", "<script");

        byte[] tampered = new String(fetched.body(), StandardCharsets.ISO_8859_1)
                .replace("1 Harbour Street", "2 Harbour Street")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(tampered).isNotEqualTo(fetched.body());
        assertThat(packs.verified(1, folder, tampered)).startsWith("DOES NOT HOLD");
        noteIsFound("EvidencePackMade", requested.text("/id"));
        noteIsFound("EvidencePackFetched", requested.text("/id"));
    }

    private void noteIsFound(String code, String pack) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(packs.auditor()
                                .get("/api/audit-logs/access?kind=PERSONAL_DATA_READ")
                                .body()
                                .path("items"))
                        .anyMatch(row -> row.path("code").asString().equals(code)
                                && row.path("path").asString().contains(pack)));
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void theSameRequestGivesTheSameBytesWhateverHappensLater() throws Exception {
        String other = ada.submitProperty().text("/id");
        then = Instant.now();
        byte[] one = packs.file(packs.ready(packs.request("SET", then, request, other)));

        Person rita = Person.signIn(packs.base(), "rita");
        rita.post(REQUESTS + request + "/claim");
        ada.submitProperty();
        packs.auditor().post("/api/proofs/checkpoint");
        assertThat(packs.file(packs.ready(packs.request("SET", then, other, request))))
                .isEqualTo(one);

        rebuilds.rebuild(List.of("history", "evidence-packs", "verification-request-details"))
                .get(60, TimeUnit.SECONDS);
        assertThat(packs.file(packs.ready(packs.request("SET", then, request, other))))
                .isEqualTo(one);
        assertThat(entries(one).get("states.jsonl")).doesNotContain("rita");
        assertThat(packs.file(packs.ready(packs.request("SET", Instant.now(), request, other))))
                .isNotEqualTo(one);
    }

    @Test
    void aWholeTenantIsPackedAndNobodyElse() throws IOException, InterruptedException {
        Person eve = Person.signIn(packs.base(), "eve");
        String ofOthers = eve.submitProperty().text("/id");
        byte[] all = packs.file(packs.ready(
                packs.auditor().post(PACKS, "{\"scope\":\"TENANT\",\"asOf\":\"%s\"}".formatted(Instant.now()))));
        assertThat(packs.verified(0, folder, all)).contains("(TENANT)");
        assertThat(entries(all).get("events.jsonl")).contains(request).doesNotContain(ofOthers);
    }

    @Test
    void whatCannotBeAskedForSaysWhy() throws IOException, InterruptedException {
        String ofOthers = Person.signIn(packs.base(), "eve").submitProperty().text("/id");
        String unknown = "vrq_" + UUID.randomUUID();
        assertThat(problem(body("AGGREGATE", then.toString(), unknown))).isEqualTo("422 evidence.subject-unknown");
        assertThat(problem(body("AGGREGATE", then.toString(), ofOthers))).isEqualTo("422 evidence.subject-unknown");
        assertThat(problem(body("SET", then.toString(), request, request))).isEqualTo("422 evidence.subject-twice");
        assertThat(problem(body("AGGREGATE", "2999-01-01T00:00:00Z", request))).isEqualTo("422 evidence.in-the-future");
        assertThat(problem(body("AGGREGATE", "2001-01-01T00:00:00Z", request)))
                .isEqualTo("422 evidence.before-the-first-event");
        assertThat(problem(body("TENANT", "-999999999-01-01T00:00:00Z")))
                .isEqualTo("422 evidence.before-the-first-event");
        assertThat(problem(body("TENANT", then.toString(), request))).isEqualTo("422 evidence.scope-unclear");
        assertThat(problem(body("SET", then.toString()))).isEqualTo("422 evidence.scope-unclear");
        assertThat(problem(body("SET", then.toString(), new String[1001]))).isEqualTo("422 evidence.too-many-subjects");
        assertThat(problem(body("EVERYTHING", then.toString(), request))).startsWith("400 ");
        assertThat(problem(body("AGGREGATE", "yesterday", request))).startsWith("400 ");
        assertThat(problem("{}")).isEqualTo("400 request.invalid");
        assertThat(ada.post(PACKS, body("AGGREGATE", then.toString(), request)).code())
                .isEqualTo("access.permission-missing");
    }

    private String problem(String body) throws IOException, InterruptedException {
        Answer refused = packs.auditor().post(PACKS, body);
        return refused.status() + " " + refused.code();
    }

    @Test
    void aRepeatedOrderIsOneOrder() throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        String body = body("AGGREGATE", then.toString(), request);
        Answer first = packs.auditor().post(PACKS, body, "Idempotency-Key", key);
        Answer second = packs.auditor().post(PACKS, body, "Idempotency-Key", key);
        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(second.status()).isEqualTo(202);
    }

    @Test
    void aLinkIsGoodForItsPackAndItsTime() throws IOException, InterruptedException {
        String path = packs.ready(packs.request("AGGREGATE", then, request));
        String id = path.substring(path.lastIndexOf('/') + 1);
        String href = packs.auditor().get(path).text("/download/href");
        assertThat(packs.fetch(href).statusCode()).isEqualTo(200);
        assertThat(Person.withToken(packs.base(), "a.b.c").download(href).statusCode())
                .as("whatever token is sent along")
                .isEqualTo(200);

        assertThat(refused(href.replaceFirst("signature=.", "signature=g"))).isEqualTo("403 evidence.link-refused");
        assertThat(refused(href.replaceFirst("expires=\\d", "expires=9"))).isEqualTo("403 evidence.link-refused");
        assertThat(refused(href.replaceFirst("expires=\\d+", "expires=never"))).isEqualTo("403 evidence.link-refused");
        assertThat(refused(href.replace(id, "evp_" + UUID.randomUUID()))).isEqualTo("403 evidence.link-refused");
        assertThat(refused(path + "/download")).startsWith("400 ");
        SignedLinks earlier = SignedLinks.in(
                data.resolve("evidence-link-key"),
                Duration.ofMinutes(1),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2)));
        assertThat(refused(earlier.linkTo(id).href())).isEqualTo("410 evidence.link-expired");
        SignedLinks ours = SignedLinks.in(data.resolve("evidence-link-key"), Duration.ofMinutes(1), Clock.systemUTC());
        assertThat(refused(ours.linkTo("evp_" + UUID.randomUUID()).href())).isEqualTo("404 resource.not-found");

        Path kept = data.resolve("evidence-packs/demo").resolve(id + ".zip");
        Files.delete(kept);
        assertThat(refused(href)).isEqualTo("503 evidence.file-missing");
        assertThat(person("alan", Role.AUDITOR, "other").get(path).code()).isEqualTo("resource.not-found");
        assertThat(person("alan", Role.AUDITOR, "other").get(PACKS).body().toString())
                .doesNotContain(id);
        assertThat(ada.get(path).code()).isEqualTo("access.permission-missing");
    }

    private String refused(String href) throws IOException, InterruptedException {
        HttpResponse<byte[]> refused = packs.fetch(href);
        String body = new String(refused.body(), StandardCharsets.UTF_8);
        return refused.statusCode() + " " + body.replaceAll("(?s).*\"code\":\"([^\"]+)\".*", "$1");
    }

    /** As if the process had been killed: what it leaves is no file that anybody is given. */
    @Test
    void whatWasKilledInTheMiddleIsMadeAgain() throws IOException, InterruptedException {
        String path = packs.ready(packs.request("AGGREGATE", then, request));
        byte[] whole = packs.file(path);
        EvidencePackState pack = new EvidencePackState(
                new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31"),
                PackScope.AGGREGATE,
                List.of(new PackSubject("verification-request", request)),
                states.newest(EvidencePackState.FOLD, path.substring(path.lastIndexOf('/') + 1))
                        .orElseThrow()
                        .state()
                        .asOf(),
                PackStanding.REQUESTED,
                null,
                null);
        String id = pack.id().value();
        long position = ledger.settle(pack.asOf()).orElseThrow();
        work.begin(DEMO, id);
        Path workshop = files.emptyWorkshop(DEMO, id);
        assertThatExceptionOfType(Killed.class)
                .isThrownBy(
                        () -> contents.write(workshop, DEMO, pack, position, proven.checkpointWith(position), done -> {
                            throw new Killed();
                        }));
        assertThat(workshop).isNotEmptyDirectory();
        assertThat(files.file(DEMO, id)).doesNotExist();
        assertThat(files.fetch(DEMO, id)).isEmpty();
        assertThat(work.isBeingMade(id)).isTrue();

        PackFolder.Zip again = contents.write(
                files.emptyWorkshop(DEMO, id), DEMO, pack, position, proven.checkpointWith(position), _ -> {});
        assertThat(Files.readAllBytes(again.file())).isEqualTo(whole);
        files.publish(DEMO, id, again.file());
        work.end(id);
        assertThat(files.remove(DEMO, id)).isEqualTo(1);
        assertThat(workshop).doesNotExist();
    }

    @Test
    void whatIsMadeIsNotMadeAgain() throws IOException, InterruptedException {
        String path = packs.ready(packs.request("AGGREGATE", then, request));
        assertThat(making.make(DEMO, new EvidencePackId(path.substring(path.lastIndexOf('/') + 1))))
                .isEmpty();
        assertThat(making.make(DEMO, new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a99")))
                .isEmpty();
        String worn = "evp_" + UUID.randomUUID();
        assertThat(work.begin(DEMO, worn)).isEqualTo(1);
        assertThat(work.begin(DEMO, worn)).isEqualTo(2);
        work.end(worn);
        assertThat(work.isBeingMade(worn)).isFalse();
    }

    /** Whatever stands in the way: it is tried as often as is configured, and then said. */
    @Test
    void whatCannotBeMadeIsGivenUp() throws IOException, InterruptedException {
        TenantId blocked = new TenantId("blocked-" + UUID.randomUUID());
        Path inTheWay = Files.createDirectories(data.resolve("evidence-packs")).resolve(blocked.value());
        Files.createFile(inTheWay);
        person(name, Role.BUYER, blocked.value()).submitProperty();
        Person auditor = person("axel", Role.AUDITOR, blocked.value());
        Answer requested = auditor.post(PACKS, body("TENANT", Instant.now().toString()));
        String path = requested.headers().firstValue("Location").orElseThrow();

        auditor.getUntil(path, "/standing", "FAILED");
        assertThat(auditor.get(path).text("/failure/code")).isEqualTo("evidence.given-up");
        assertThat(auditor.get(path).text("/failure/reason")).contains("10 attempts");
        assertThat(auditor.get(path).body().path("download").isObject()).isFalse();

        Files.delete(inTheWay);
        assertThat(making.make(blocked, new EvidencePackId(requested.text("/id"))))
                .as("what is given up stays so")
                .isEmpty();
    }

    /** Nobody is erased while what is said of them is on its way into a pack, or out of the house. */
    @Test
    void anErasureWaitsForAPackThatIsBeingMadeOrFetched() throws IOException, InterruptedException {
        ErasedPerson erased = new ErasedPerson(DEMO, name, Set.of(request));
        String path = packs.ready(packs.request("AGGREGATE", then, request));
        String id = path.substring(path.lastIndexOf('/') + 1);
        String href = packs.auditor().get(path).text("/download/href");
        packs.auditor().getAfter(packs.request("AGGREGATE", then, request), PACKS);

        work.begin(DEMO, id);
        assertThatExceptionOfType(NotYet.class).isThrownBy(() -> packsOfPersons.erase(erased));
        work.end(id);
        assertThat(files.file(DEMO, id)).exists();
        try (PackFiles.Fetched fetched = files.fetch(DEMO, id).orElseThrow()) {
            assertThatExceptionOfType(NotYet.class).isThrownBy(() -> packsOfPersons.erase(erased));
            assertThat(fetched.bytes()).isPositive();
            assertThat(files.fetch(DEMO, id)).isEmpty();
        }
        await().atMost(Duration.ofSeconds(20)).ignoreException(NotYet.class).untilAsserted(() -> {
            packsOfPersons.erase(erased);
            assertThat(files.file(DEMO, id)).doesNotExist();
        });
        assertThat(refused(href)).isEqualTo("410 evidence.withdrawn");
        assertThat(packsOfPersons.erase(erased)).isZero();
        packs.auditor().getUntil(path, "/standing", "WITHDRAWN");
    }

    @Test
    void whatTheLedgerKnowsIsAskedOfItself() {
        List<PackSubject> one = List.of(new PackSubject("verification-request", request));
        assertThat(subjects.areKnown(DEMO, one)).isTrue();
        assertThat(subjects.areKnown(new TenantId("other"), one)).isFalse();
        assertThat(subjects.areKnown(DEMO, List.of(new PackSubject("person", request))))
                .isFalse();
        assertThat(subjects.hadBegun(DEMO, one, then)).isTrue();
        assertThat(subjects.hadBegun(DEMO, one, then.minus(Duration.ofDays(1)))).isFalse();
        assertThat(subjects.hadBegun(new TenantId("nobody"), List.of(), then)).isFalse();
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
