package io.muniment.infra.replay;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.rebuild.FoundFolds;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.story.Person;
import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.PublicKeyText;
import io.muniment.projection.GivenColumns;
import io.muniment.projection.PersonalColumns;
import io.muniment.projection.TableFold;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.jooq.CloseableDSLContext;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor's whole journey, with a live database that is as it should be, and with ones that are not. */
@RunningMuniment
@TestInstance(Lifecycle.PER_CLASS)
class ReplayAuditTest {

    private static final List<TableFold<?>> READ_MODELS = FoundFolds.all();
    private static final List<String> LEFT_ALONE = List.of("tenant");
    private static final int AS_ONE_SAYS = 1;
    private static final int CANNOT_TELL = 2;

    private final long seed = ThreadLocalRandom.current().nextLong();

    @LocalServerPort
    private int port;

    @Value("${muniment.data}")
    private Path data;

    @Value("${spring.datasource.url}")
    private String url;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private EventStore events;

    @Autowired
    private EventProcessingConfiguration processing;

    private Path home;
    private Path work;
    private Path log;
    private Path checkpoint;
    private String key;
    private String asItShouldBe;
    private String live;

    @BeforeAll
    void whatTheAuditorTakesHome(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        home = folder;
        Lives lives = new Lives("http://localhost:" + port, issuer, events, processing);
        lives.happen(seed, READ_MODELS);
        Person auditor = lives.auditor();
        checkpoint = Files.writeString(
                home.resolve("checkpoint.json"),
                auditor.post("/api/proofs/checkpoint").body().toString());
        key = auditor.get("/api/proofs/keys").text("/keys/0/key");
        HttpResponse<String> exported = auditor.download("/api/history/export");
        assertThat(exported.headers().firstValue("Export-Format")).hasValue("1");
        log = Files.writeString(home.resolve("events.jsonl"), exported.body());
        asItShouldBe = copyOfRunning();
    }

    /** Nobody may be connected to what is copied. */
    private String copyOfRunning() throws SQLException {
        String name = databaseOf(url);
        try (var server = DriverManager.getConnection(url.replace("/" + name + "?", "/postgres?"));
                var statement = server.createStatement()) {
            statement.execute("alter database \"%s\" allow_connections false".formatted(name));
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(name));
            try {
                return BuildServices.postgres().createDatabase("as_it_should_be", name);
            } finally {
                statement.execute("alter database \"%s\" allow_connections true".formatted(name));
            }
        }
    }

    private static String databaseOf(String url) {
        return url.replaceFirst(".*/([^/?]+)\\?.*", "$1");
    }

    @BeforeEach
    void anotherLiveDatabase() throws IOException {
        live = BuildServices.postgres().createDatabase("live", databaseOf(asItShouldBe));
        work = Files.createTempDirectory(home, "work");
    }

    private Map<String, String> environment() {
        var server = BuildServices.postgres();
        return Map.of(
                "MUNIMENT_LIVE_USER", server.user(),
                "MUNIMENT_LIVE_PASSWORD", server.password(),
                "MUNIMENT_PRIVACY_KEYSTORE_URL", live,
                "MUNIMENT_PRIVACY_MASTERKEYFILE", data.resolve("master-key").toString());
    }

    private String said(int expected, Path events, String... more) throws IOException {
        return said(expected, environment(), events, more);
    }

    private String said(int expected, Map<String, String> environment, Path events, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--log", events.toString(), "--work", work.toString()));
        if (!List.of(more).contains("--key")) {
            arguments.addAll(List.of("--key", key));
        }
        if (!List.of(more).contains("--checkpoint")) {
            arguments.addAll(List.of("--checkpoint", checkpoint.toString()));
        }
        arguments.addAll(List.of(more));
        var out = new ByteArrayOutputStream();
        int end = ReplayAudit.run(arguments, environment, new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(end).as("seed %d: %s", seed, said).isEqualTo(expected);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).as("what is left of it").isEmpty();
        }
        assertThat(said).doesNotContain(Lives.SECRET);
        return said;
    }

    private String[] against(String... more) {
        return Stream.concat(Stream.of("--live", live.replaceFirst("\\?.*", "")), Stream.of(more))
                .toArray(String[]::new);
    }

    private DSLContext tampering() {
        return DSL.using(live);
    }

    @Test
    void withKeysEveryRowIsWhatTheLogSaysWhateverIsAnotherTenants() throws IOException {
        assertThat(tampering()
                        .update(VERIFICATION_REQUESTS)
                        .set(VERIFICATION_REQUESTS.SUBJECT, "tampered")
                        .where(VERIFICATION_REQUESTS.TENANT.eq("other"))
                        .execute())
                .isPositive();
        String said = said(0, log, against("--keys"));

        assertThat(said).contains("All is proven and equal", "hash", "muniment/ledger");
        assertThat(said).doesNotContain("without --keys");
        READ_MODELS.forEach(model -> assertThat(said)
                .containsPattern(Pattern.quote(model.name()) + " +[1-9]\\d* rows, (\\d+) equal, 0 different"));
    }

    @Test
    void withoutKeysWhatIsAboutPersonsIsLeftOutAndSaid() throws IOException {
        tampering()
                .update(VERIFICATION_REQUESTS)
                .set(VERIFICATION_REQUESTS.APPLICANT_NAME, "somebody else")
                .execute();
        Path report = home.resolve("report.json");
        String said = said(0, log, against("--report", report.toString()));

        assertThat(said).contains("verification_requests (subject_label, applicant_name, question, reasons)");
        assertThat(Files.readString(report)).contains("\"verdict\" : \"EQUAL\"").doesNotContain(Lives.SECRET);
        assertThat(said(AS_ONE_SAYS, log, against("--keys")))
                .contains("is not what the log says in applicant_name")
                .doesNotContain("somebody else");
    }

    @Test
    void withoutALiveDatabaseTwoWhoReplayComeToTheSameDigests() throws IOException {
        String first = said(0, log, "--keys");
        assertThat(first).contains("Nothing was compared");
        assertThat(digests(first)).hasSize(READ_MODELS.size()).doesNotHaveDuplicates();
        assertThat(digests(said(0, log, "--keys"))).isEqualTo(digests(first));
    }

    private static List<String> digests(String said) {
        return Pattern.compile("\\b[0-9a-f]{64}\\b")
                .matcher(said)
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void aChangedRowOfEachTableIsFoundAndNamed() throws IOException {
        List<String> expected = new ArrayList<>();
        tables().forEach(table -> expected.add(changeOne(table)));

        String said = said(AS_ONE_SAYS, log, against("--keys"));

        assertThat(said).contains("NOT EQUAL");
        expected.forEach(line -> assertThat(said).contains(line));
    }

    private static Stream<Table<?>> tables() {
        return READ_MODELS.stream().flatMap(fold -> fold.tables().stream().<Table<?>>map(table -> table));
    }

    /** What the report is to say of it. */
    private String changeOne(Table<?> table) {
        List<Field<?>> key =
                List.copyOf(Objects.requireNonNull(table.getPrimaryKey()).getFields());
        Field<?> changed = GivenColumns.replayed(table).stream()
                .filter(column -> !key.contains(column) && !LEFT_ALONE.contains(column.getName()))
                .filter(column -> column.getType() == String.class || column.getType() == Integer.class)
                .reduce((_, last) -> last)
                .orElse(null);
        if (changed == null) { // a table of keys alone
            return removeOne(table);
        }
        var row = Objects.requireNonNull(
                tampering().selectFrom(table).where(ofAudited(table)).limit(1).fetchOne(), table.getName());
        var condition = key.stream()
                .map(column -> equal(column, row.get(column)))
                .reduce(DSL.noCondition(), (a, b) -> a.and(b));
        int rows = changed.getType() == String.class
                ? tampering()
                        .update(table)
                        .set(changed.coerce(String.class), "tampered")
                        .where(condition)
                        .execute()
                : tampering()
                        .update(table)
                        .set(changed.coerce(SQLDataType.INTEGER), 77)
                        .where(condition)
                        .execute();
        assertThat(rows).as(table.getName()).isOne();
        return "%s %s is not what the log says in %s".formatted(table.getName(), keyText(key, row), changed.getName());
    }

    private static String keyText(List<Field<?>> key, Record row) {
        return key.stream().map(column -> String.valueOf(row.get(column))).collect(Collectors.joining(", "));
    }

    private String removeOne(Table<?> table) {
        List<Field<?>> key =
                List.copyOf(Objects.requireNonNull(table.getPrimaryKey()).getFields());
        var row = Objects.requireNonNull(
                tampering().selectFrom(table).where(ofAudited(table)).limit(1).fetchOne(), table.getName());
        var condition = key.stream()
                .map(column -> equal(column, row.get(column)))
                .reduce(DSL.noCondition(), (a, b) -> a.and(b));
        assertThat(tampering().deleteFrom(table).where(condition).execute()).isOne();
        return "%s %s is missing".formatted(table.getName(), keyText(key, row));
    }

    @SuppressWarnings("unchecked") // the value comes from the column
    private static <T> Condition equal(Field<T> column, Object value) {
        return column.eq((T) value);
    }

    private static Condition ofAudited(Table<?> table) {
        Field<String> tenant = table.field("tenant", String.class);
        if (tenant != null) {
            return tenant.eq(Lives.AUDITED.value());
        }
        TableFold<?> fold = READ_MODELS.stream()
                .filter(one -> one.tables().contains(table))
                .findFirst()
                .orElseThrow();
        Table<?> first = fold.tables().getFirst();
        return fold.aggregate(table)
                .in(DSL.select(fold.aggregate(first))
                        .from(first)
                        .where(Objects.requireNonNull(first.field("tenant", String.class))
                                .eq(Lives.AUDITED.value())));
    }

    @Test
    void rowsThatAreGoneAndRowsThatNothingLedToAreFound() throws IOException {
        List<String> gone = new ArrayList<>();
        for (TableFold<?> fold : READ_MODELS) {
            gone.add(removeOne(fold.tables().getLast()));
        }
        tampering()
                .execute("insert into verification_requests select 'vrq_of-nobody', tenant, version, type,"
                        + " verification_status, subject, subject_label, applicant, applicant_name, submitted_at, collect_until,"
                        + " review_due, reviewer, proposed_by, question, reasons, changed_at from verification_requests"
                        + " where tenant = 'demo' limit 1");
        tampering()
                .execute(
                        "insert into verification_findings_past (request, document, place, check_name, outcome, detail,"
                                + " since) values ('vrq_of-nobody', 'doc', 0, 'check', 'PASSED', 'detail', 0)");

        String said = said(AS_ONE_SAYS, log, against());

        gone.forEach(line -> assertThat(said).contains(line));
        assertThat(said)
                .contains("verification_requests vrq_of-nobody follows from no event")
                .contains("verification_findings_past vrq_of-nobody, doc, 0, 0 follows from no event");
    }

    @Test
    void aLiveSystemThatWentOnIsComparedOnlyAsFarAsItDidNot() throws IOException {
        DSLContext db = tampering();
        happenedSince(db, "other", size());
        said(0, log, against("--keys"));

        LedgerEventRecord later = happenedSince(db, Lives.AUDITED.value(), size() + 1);
        db.update(VERIFICATION_REQUESTS)
                .set(VERIFICATION_REQUESTS.VERSION, later.getVersion())
                .where(VERIFICATION_REQUESTS.ID.eq(later.getAggregateId()))
                .execute();

        assertThat(said(CANNOT_TELL, log, against("--keys")))
                .contains("Something has happened to 1 aggregates", "--leave-out-later");
        assertThat(said(0, log, against("--keys", "--leave-out-later")))
                .contains("1 aggregates to which something has happened", "left out");

        seen(db, size() - 2);
        assertThat(said(CANNOT_TELL, log, against("--keys"))).contains("have not seen all", "history");
    }

    private static LedgerEventRecord happenedSince(DSLContext db, String tenant, long position) {
        LedgerEventRecord last = db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.in(DSL.select(VERIFICATION_REQUESTS.ID)
                        .from(VERIFICATION_REQUESTS)
                        .where(VERIFICATION_REQUESTS.TENANT.eq(tenant))))
                .orderBy(LEDGER_EVENT.VERSION.desc())
                .limit(1)
                .fetchSingle();
        LedgerEventRecord next = last.copy();
        next.setPosition(position);
        next.setVersion(last.getVersion() + 1);
        next.insert();
        seen(db, position);
        return next;
    }

    private static void seen(DSLContext db, long position) {
        db.update(TOKEN_ENTRY)
                .set(
                        TOKEN_ENTRY.TOKEN,
                        "{\"globalIndex\":%d}".formatted(position).getBytes(StandardCharsets.UTF_8))
                .where(TOKEN_ENTRY.PROCESSOR_NAME.in(
                        READ_MODELS.stream().map(TableFold::name).toList()))
                .execute();
    }

    private long size() throws IOException {
        Matcher size = Pattern.compile("\"size\":(\\d+)").matcher(Files.readString(checkpoint));
        assertThat(size.find()).isTrue();
        return Long.parseLong(size.group(1));
    }

    @Test
    void aLogThatIsNotWhatWasSignedIsNotReplayed() throws IOException, NoSuchAlgorithmException {
        List<String> lines = Files.readAllLines(log);
        int last = lines.size() - 1;
        int told = IntStream.range(0, lines.size())
                .filter(place -> lines.get(place).contains("PROPERTY"))
                .findFirst()
                .orElseThrow();
        String changed = lines.get(told).replace("PROPERTY", "PROPERTZ");
        String hashless = changed.replaceFirst("\"leaf\":\"[^\"]*\",", "");
        String hashAlone = lines.get(told).replaceFirst(",\"event\":.*", "}");
        List<String> without = new ArrayList<>(lines);
        without.remove(told);

        assertThat(refusal(written(Files.readString(log).substring(0, 5000)))).contains("position ");
        assertThat(refusal(file(with(lines, told, changed)))).contains("position %d is wrong".formatted(told));
        assertThat(refusal(file(with(lines, told, hashless)))).contains("may be wrong");
        assertThat(refusal(file(with(lines, told, hashless.replace("PROPERTZ", "\\\\")))))
                .contains("may be wrong");
        assertThat(refusal(file(without))).contains("position %d is missing".formatted(told));
        assertThat(refusal(file(with(lines, told, hashAlone)))).contains("kept back");

        assertThat(said(AS_ONE_SAYS, file(lines.subList(0, last)), against()))
                .contains("NOT PROVEN", "position %d is missing".formatted(last));
        String stranger = PublicKeyText.of(
                        "muniment/ledger",
                        KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPublic())
                .toString();
        assertThat(said(AS_ONE_SAYS, log, "--key", stranger)).contains("signed by none of the keys");
        String another = stranger.replace("muniment/ledger", "another/ledger");
        assertThat(said(CANNOT_TELL, log, "--key", another)).contains("does not belong to the key");
    }

    private String refusal(Path file) throws IOException {
        String empty = BuildServices.postgres().createDatabase("empty");
        Flyway.configure().dataSource(empty, null, null).load().migrate();
        List<Checkpoint> kept = Kept.checkpoints(checkpoint, Kept.keys(key));
        try (CloseableDSLContext db = DSL.using(empty)) {
            return assertThatExceptionOfType(NotProven.class)
                    .isThrownBy(() -> ProvenLog.load(file, kept, db))
                    .actual()
                    .reason();
        }
    }

    private Path file(List<String> lines) throws IOException {
        return written(String.join("\n", lines) + "\n");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(Files.createTempFile(home, "log", ".jsonl"), text);
    }

    private static List<String> with(List<String> lines, int place, String line) {
        List<String> all = new ArrayList<>(lines);
        all.set(place, line);
        return all;
    }

    @Test
    void whatCannotBeToldSaysWhatIsMissing() throws IOException {
        assertThat(said(CANNOT_TELL, log, "--live", live))
                .contains("MUNIMENT_LIVE_PASSWORD")
                .doesNotContain("PROVEN");
        assertThat(said(CANNOT_TELL, log, "--live", "jdbc:postgresql://127.0.0.1:9/nothing"))
                .contains("refused");
        assertThat(said(CANNOT_TELL, Map.of(), log, "--keys")).contains("MUNIMENT_PRIVACY_MASTERKEYFILE");
        assertThat(said(CANNOT_TELL, home.resolve("nothing.jsonl"))).contains("nothing.jsonl");
        assertThat(said(CANNOT_TELL, log, "--live")).contains("nothing follows", "replay-audit --log");
        tampering().execute("delete from person_key");
        assertThat(said(CANNOT_TELL, log, against("--keys"))).contains("No key is kept of");
        tampering().execute("update flyway_schema_history set checksum = 1 where version = '12'");
        assertThat(said(CANNOT_TELL, log, against())).contains("another version");
    }

    @Test
    void theScriptEndsAsItSaysAndLeavesNothingWhoeverEndsIt() throws IOException, InterruptedException {
        Process audit = script();
        assertThat(audit.waitFor()).as(said(audit)).isZero();
        assertNothingIsLeft();

        audit = script();
        awaitDatabase();
        audit.destroy();
        assertThat(audit.waitFor()).isEqualTo(CANNOT_TELL);
        assertNothingIsLeft();

        audit = script();
        awaitDatabase();
        audit.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(audit.waitFor()).isEqualTo(CANNOT_TELL);
        assertNothingIsLeft();
    }

    private Process script() throws IOException {
        Path root = Path.of(System.getProperty("muniment.root"));
        // it is built, and the script is not to find out by itself
        Files.setLastModifiedTime(
                root.resolve("infra/ops/target/ops.classpath"), FileTime.fromMillis(System.currentTimeMillis()));
        ProcessBuilder script = new ProcessBuilder(
                root.resolve("infra/ops/replay-audit").toString(),
                "--log",
                log.toString(),
                "--key",
                key,
                "--checkpoint",
                checkpoint.toString(),
                "--live",
                live.replaceFirst("\\?.*", ""),
                "--work",
                work.toString());
        script.environment().putAll(environment());
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return script.redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile())
                .start();
    }

    private String said(Process audit) throws IOException, InterruptedException {
        audit.waitFor();
        return Files.readString(home.resolve("said"));
    }

    private void awaitDatabase() {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (Stream<Path> files = Files.walk(work)) {
                return files.anyMatch(file -> file.endsWith("postmaster.pid"));
            } catch (UncheckedIOException changing) {
                return false;
            }
        });
    }

    private void assertNothingIsLeft() {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            try (Stream<Path> left = Files.list(work)) {
                assertThat(left).isEmpty();
            }
            assertThat(ProcessHandle.allProcesses()
                            .map(process -> process.info().commandLine().orElse(""))
                            .filter(command -> command.contains(work.toString())))
                    .isEmpty();
        });
    }

    @Test
    void readModelsAreFoundAndNotListed() {
        assertThat(READ_MODELS).hasSizeGreaterThanOrEqualTo(7);
        assertThat(new TreeSet<>(tables().map(Table::getName).toList())).hasSize((int) tables().count());
        assertThat(tables().filter(table -> !PersonalColumns.of(table).isEmpty()))
                .isNotEmpty();
    }
}
