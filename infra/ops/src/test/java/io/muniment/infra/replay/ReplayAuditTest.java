package io.muniment.infra.replay;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.privacy.KeysToRead;
import io.muniment.infra.rebuild.FoundFolds;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.story.Person;
import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Kept;
import io.muniment.infra.verify.NotProven;
import io.muniment.infra.verify.PublicKeyText;
import io.muniment.kernel.event.EventContext;
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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The auditor's whole journey, with a live database that is as it should be, and with ones that are not. */
@RunningMuniment
@TestInstance(Lifecycle.PER_CLASS)
class ReplayAuditTest {

    private static final List<TableFold<?>> READ_MODELS = FoundFolds.all();
    private static final List<String> LEFT_ALONE = List.of("tenant");
    private static final List<String> NO_READ_MODELS = List.of(
            "ledger_event",
            "ledger_floor",
            "ledger_snapshot",
            "token_entry",
            "dead_letter",
            "rate_limit",
            "access_log",
            "proof_tree",
            "proof_hashes",
            "proof_checkpoint",
            "proof_key",
            "idempotent_request",
            "reservation",
            "process_state",
            "scheduled_tasks",
            "operator_action",
            "projection_rebuild",
            "projection_rebuild_parked",
            "person_key",
            "person_key_destructions",
            "person_key_schema_history",
            "identity_password",
            "identity_former_password",
            "identity_session",
            "identity_refresh_token",
            "identity_failed_sign_in",
            "identity_link",
            "identity_link_sent",
            "mail_outbox",
            "evidence_pack_work",
            "flyway_schema_history");
    /** Nobody signs in among these lives, and nobody asks for a pack. */
    private static final List<String> WITHOUT_LIVES = List.of("identity_", "evidence_");

    private static final int AS_ONE_SAYS = 1;
    private static final int CANNOT_TELL = 2;

    private final long seed = ThreadLocalRandom.current().nextLong();

    @LocalServerPort
    private int port;

    @Value("${muniment.data}")
    private Path data;

    @Value("${spring.flyway.url}")
    private String url;

    @Autowired
    private DemoIssuer issuer;

    @Autowired
    private EventStore events;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private DSLContext db;

    private Path home;
    private Path work;
    private Path log;
    private Path checkpoint;
    private String key;
    private String asItShouldBe;
    private String live;
    private final List<EmptyDatabase> replays = new ArrayList<>();
    private Replayed opened;
    private Replayed sealed;

    @BeforeAll
    void whatTheAuditorTakesHome(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        home = folder;
        Lives lives = new Lives("http://localhost:" + port, issuer, events, processing, db);
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
        live = BuildServices.postgres().createDatabase("keys", databaseOf(asItShouldBe));
        opened = replayed(KeysToRead.of(environment()).orElseThrow(), true);
        sealed = replayed(KeysToRead.none(), false);
    }

    /** What most checks hold against a live database each of their own. */
    private Replayed replayed(PersonalDataSeal seal, boolean withPersonalData)
            throws IOException, InterruptedException, SQLException {
        EmptyDatabase database = EmptyDatabase.in(home);
        replays.add(database);
        Replayed replayed = new Replayed(
                ProvenLog.load(
                        log,
                        Kept.checkpoints(checkpoint, Kept.keys(key)),
                        DSL.using(database.source(), SQLDialect.POSTGRES)),
                database.source(),
                READ_MODELS,
                withPersonalData);
        replayed.replay(seal, Clock.systemUTC());
        return replayed;
    }

    @AfterAll
    void away() {
        replays.forEach(EmptyDatabase::close);
    }

    /** The audit without what is the same for every live database. */
    private String looked(int expected, Replayed replayed, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--log", log.toString(), "--key", key, "--checkpoint", checkpoint.toString()));
        arguments.addAll(List.of(more));
        Request request = Request.of(arguments);
        var out = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));
        int end = ReplayAudit.end(
                report, request.report(), () -> new Look(replayed, request, environment(), report).verdict());
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(end).as("seed %d: %s", seed, said).isEqualTo(expected);
        assertThat(said).doesNotContain(Lives.SECRET);
        return said;
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
        Path report = Files.writeString(home.resolve("whole.json"), "that of yesterday");
        String said = said(0, log, against("--keys", "--report", report.toString()));

        assertThat(said).contains("EQUAL: the log is proven", "0 were left out", "hash", "muniment/ledger");
        assertThat(digests(Files.readString(report)))
                .as("another replay of the same log")
                .isEqualTo(digests(looked(0, opened)));
        assertThat(said).doesNotContain("without --keys");
        READ_MODELS.forEach(model -> assertThat(said)
                .containsPattern(Pattern.quote(model.name()) + " +\\d+ rows, (\\d+) equal, 0 different"));
    }

    @Test
    void withoutKeysWhatIsAboutPersonsIsLeftOutAndSaid() throws IOException {
        tampering()
                .update(VERIFICATION_REQUESTS)
                .set(VERIFICATION_REQUESTS.APPLICANT_NAME, "somebody else")
                .execute();
        Path report = home.resolve("report.json");
        String said = looked(0, sealed, against("--report", report.toString()));

        assertThat(said).contains("verification_requests (subject_label, applicant_name, question, reasons)");
        assertThat(Files.readString(report))
                .contains("\"verdict\" : \"EQUAL_IN_PART\"")
                .doesNotContain(Lives.SECRET);
        assertThat(said).contains("EQUAL IN PART", "rows were compared without what is about persons");
        assertThat(looked(AS_ONE_SAYS, opened, against()))
                .contains("is not what the log says in applicant_name")
                .doesNotContain("somebody else");
    }

    @Test
    void withoutALiveDatabaseThereAreDigests() throws IOException {
        String said = looked(0, opened);
        assertThat(said).contains("Nothing was compared").doesNotContain("EQUAL");
        assertThat(digests(said)).hasSize(READ_MODELS.size()).doesNotHaveDuplicates();
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
        tables().filter(this::hasRows).forEach(table -> expected.add(changeOne(table)));

        String said = looked(AS_ONE_SAYS, opened, against());

        assertThat(said).contains("NOT EQUAL");
        expected.forEach(line -> assertThat(said).contains(line));
    }

    private static Stream<Table<?>> tables() {
        return READ_MODELS.stream().flatMap(fold -> fold.tables().stream().<Table<?>>map(table -> table));
    }

    /** Nobody has an account among these lives; whatever is not about accounts has to have rows. */
    private boolean hasRows(Table<?> table) {
        boolean hasRows = tampering().fetchExists(table, ofAudited(table));
        assertThat(hasRows || WITHOUT_LIVES.stream().anyMatch(table.getName()::startsWith))
                .as(table.getName())
                .isTrue();
        return hasRows;
    }

    /** What the report is to say of it. */
    private String changeOne(Table<?> table) {
        List<Field<?>> key =
                List.copyOf(Objects.requireNonNull(table.getPrimaryKey()).getFields());
        Field<?> changed = GivenColumns.of(table).stream()
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
            if (hasRows(fold.tables().getLast())) {
                gone.add(removeOne(fold.tables().getLast()));
            }
        }
        tampering()
                .execute("insert into verification_requests select 'vrq_of-nobody', tenant, version, type,"
                        + " verification_status, subject, subject_label, applicant, applicant_name, submitted_at, collect_until,"
                        + " review_due, reviewer, proposed_by, question, reasons, changed_at from verification_requests"
                        + " where tenant = 'demo' limit 1");
        tampering()
                .execute(
                        "insert into verification_findings_past (request, document, place, check_name, outcome, detail,"
                                + " tenant, since) values ('vrq_of-nobody', 'doc', 0, 'check', 'PASSED', 'detail',"
                                + " 'demo', 0)");

        String said = looked(AS_ONE_SAYS, sealed, against());

        gone.forEach(line -> assertThat(said).contains(line));
        assertThat(said)
                .contains("verification_requests vrq_of-nobody follows from no event")
                .contains("verification_findings_past vrq_of-nobody, doc, 0, 0 follows from no event");
    }

    @Test
    void aLiveSystemThatWentOnIsComparedOnlyAsFarAsItDidNot() throws IOException {
        DSLContext db = tampering();
        happenedSince(db, "other", size());
        looked(0, opened, against());

        LedgerEventRecord later = happenedSince(db, Lives.AUDITED.value(), size() + 1);
        db.update(VERIFICATION_REQUESTS)
                .set(VERIFICATION_REQUESTS.VERSION, later.getVersion())
                .where(VERIFICATION_REQUESTS.ID.eq(later.getAggregateId()))
                .execute();

        assertThat(looked(CANNOT_TELL, opened, against()))
                .contains("Something has happened to 1 aggregates", "--leave-out-later");
        assertThat(looked(0, opened, against("--leave-out-later")))
                .contains("EQUAL IN PART", "1 aggregates to which something has happened", "left out");

        seen(db, size() - 2);
        assertThat(looked(CANNOT_TELL, opened, against())).contains("have not seen all", "history");
    }

    @Test
    void ofWhomEverythingIsLeftOutNothingIsSaid() throws IOException {
        DSLContext db = tampering();
        var tenant = DSL.jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT);
        long position = size();
        for (LedgerEventRecord first : db.fetch(
                LEDGER_EVENT,
                LEDGER_EVENT.VERSION.eq(0L).and(tenant.in(opened.log().tenants())))) {
            LedgerEventRecord next = first.copy();
            next.setPosition(position++);
            next.setVersion(1000L);
            next.insert();
        }
        seen(db, position - 1);

        assertThat(looked(CANNOT_TELL, opened, against("--leave-out-later"))).contains("No row was compared");
    }

    @Test
    void anEndThatIsKeptBackIsFoundInTheLiveLedger() throws IOException {
        List<String> lines = Files.readAllLines(log);
        int last = IntStream.range(0, lines.size())
                .filter(place -> lines.get(place).contains("\"event\":")
                        && lines.get(place).contains("vrq_"))
                .reduce((_, later) -> later)
                .orElseThrow();
        Path file = file(with(lines, last, lines.get(last).replaceFirst(",\"event\":.*", "}")));
        PGSimpleDataSource empty = new PGSimpleDataSource();
        empty.setUrl(BuildServices.postgres().createDatabase("empty"));
        Flyway.configure().dataSource(empty).load().migrate();
        ProvenLog loaded = ProvenLog.load(
                file, Kept.checkpoints(checkpoint, Kept.keys(key)), DSL.using(empty, SQLDialect.POSTGRES));

        assertThat(looked(AS_ONE_SAYS, new Replayed(loaded, empty, READ_MODELS, true), against()))
                .contains("NOT PROVEN", "position %d is of the tenant demo".formatted(last), "kept back");
    }

    @Test
    void aLiveLedgerThatIsNotWhatWasSignedIsFound() throws IOException {
        DSLContext db = tampering();
        LedgerEventRecord ours = eventOf(db, Lives.AUDITED.value());
        LedgerEventRecord others = eventOf(db, "other");
        db.execute("set session_replication_role = replica");

        others.setRevision(77);
        others.update();
        assertThat(looked(AS_ONE_SAYS, opened, against()))
                .contains("NOT EQUAL", "of which the file has only the hash, is not what was signed");
        ours.setRevision(77);
        ours.update();
        assertThat(looked(AS_ONE_SAYS, opened, against()))
                .contains("at position %d of its ledger stands another event".formatted(ours.getPosition()));
        ours.delete();
        assertThat(looked(AS_ONE_SAYS, opened, against()))
                .contains("position %d of its ledger is missing".formatted(ours.getPosition()));
    }

    private static LedgerEventRecord eventOf(DSLContext db, String tenant) {
        return db.selectFrom(LEDGER_EVENT)
                .where(DSL.jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT)
                        .eq(tenant))
                .limit(1)
                .fetchSingle();
    }

    @Test
    void rangesAreCompared() throws IOException {
        tampering().execute("alter table verification_requests_past alter column valid drop expression");
        tampering()
                .execute(
                        "update verification_requests_past set valid = tstzrange('1900-01-01', '1900-01-02') where ctid ="
                                + " (select ctid from verification_requests_past where tenant = 'demo' limit 1)");

        assertThat(looked(AS_ONE_SAYS, sealed, against())).contains("is not what the log says in valid");
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

        assertThat(refusal(written(Files.readString(log).substring(0, 5000)))).contains("the file is cut off in line");
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

    @Test
    void whatCannotBeReadAfterTheCheckpointIsPassedBy() throws IOException {
        Path file = file(Files.readAllLines(log));
        Files.write(file, new byte[] {'{', (byte) 0xff, '\n', '{'}, StandardOpenOption.APPEND);
        List<Checkpoint> kept = Kept.checkpoints(checkpoint, Kept.keys(key));
        String empty = BuildServices.postgres().createDatabase("empty");
        Flyway.configure().dataSource(empty, null, null).load().migrate();
        try (CloseableDSLContext db = DSL.using(empty)) {
            ProvenLog loaded = ProvenLog.load(file, kept, db);

            assertThat(loaded.later()).isEqualTo(2 + opened.log().later());
            assertThat(loaded.events()).isEqualTo(opened.log().events());
        }
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
        assertThat(looked(CANNOT_TELL, sealed, against())).contains("another version");
    }

    @Test
    void settingsThatCannotBeFollowedAreNoDifference() throws IOException {
        Map<String, String> settings = new HashMap<>(environment());
        settings.put("MUNIMENT_PRIVACY_MASTERKEYFILE", home.resolve("no-key").toString());
        assertThat(said(CANNOT_TELL, settings, log, "--keys")).contains("RESULT", "no-key");

        settings.putAll(environment());
        settings.put("MUNIMENT_PRIVACY_CERTAINFOR", "soon");
        assertThat(said(CANNOT_TELL, settings, log, "--keys")).contains("RESULT", "--keys cannot be followed");
        assertThat(said(
                        CANNOT_TELL,
                        log,
                        "--report",
                        home.resolve("nowhere/report.json").toString()))
                .contains("nowhere")
                .doesNotContain("PROVEN");
    }

    @Test
    void whateverFailsIsNoDifferenceAndQuotesNothing() throws IOException {
        var out = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));

        int end = ReplayAudit.end(report, null, () -> {
            throw new IllegalArgumentException(Lives.SECRET);
        });

        assertThat(end).isEqualTo(CANNOT_TELL);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("RESULT", "IllegalArgumentException at ")
                .doesNotContain(Lives.SECRET);
    }

    @Test
    void whatTheDatabaseRefusesIsSaidWithoutWhatItWasGiven() {
        DSLContext db = tampering();
        LedgerEventRecord event = eventOf(db, Lives.AUDITED.value());
        LedgerEventRecord twice = event.copy();
        twice.setPosition(event.getPosition());
        twice.setEventId(Lives.SECRET);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> db.batchInsert(twice, twice).execute())
                .satisfies(refused ->
                        assertThat(refused.toString() + refused.getCause()).contains(Lives.SECRET))
                .satisfies(refused -> assertThat(Failure.words(refused))
                        .contains("duplicate key", "(23505)")
                        .doesNotContain(Lives.SECRET));
    }

    @Test
    void whoMayNotReadEverythingIsToldBeforeTheReplay() throws IOException {
        DSLContext db = tampering();
        String auditor = databaseOf(live) + "_auditor";
        db.execute("create role \"%s\" login bypassrls password 'reads'".formatted(auditor));
        Map<String, String> reads = new HashMap<>(environment());
        reads.put("MUNIMENT_LIVE_USER", auditor);
        reads.put("MUNIMENT_LIVE_PASSWORD", "reads");
        try {
            db.execute("grant select on all tables in schema public to \"%s\"".formatted(auditor));
            db.execute("revoke select on verification_requests from \"%s\"".formatted(auditor));
            assertThat(said(CANNOT_TELL, reads, log, against()))
                    .contains("permission denied for table verification_requests")
                    .doesNotContain("PROVEN");
            db.execute("grant select on verification_requests to \"%s\"".formatted(auditor));
            db.execute("alter role \"%s\" nobypassrls".formatted(auditor));
            assertThat(said(CANNOT_TELL, reads, log, against()))
                    .contains("row-level security")
                    .doesNotContain("PROVEN");
        } finally {
            db.execute("drop owned by \"%s\"".formatted(auditor));
            db.execute("drop role \"%s\"".formatted(auditor));
        }
    }

    @Test
    void aTableIsOfAReadModelOrKnownToBeOfNone() {
        List<String> all = tampering()
                .select(DSL.field("table_name", String.class))
                .from("information_schema.tables")
                .where("table_schema = 'public' and table_type = 'BASE TABLE'")
                .fetch(Record1::value1);

        assertThat(all.stream().filter(table -> !table.matches("ledger_event_\\d+")))
                .as("add it to a fold, or here if it follows from no event")
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(tables().map(Table::getName), NO_READ_MODELS.stream())
                                .toList());
    }

    @Test
    void theScriptEndsAsItSaysAndLeavesNothingWhoeverEndsIt() throws IOException, InterruptedException {
        tampering()
                .update(VERIFICATION_REQUESTS)
                .set(VERIFICATION_REQUESTS.SUBJECT, "tampered")
                .execute();
        Process audit = script();
        assertThat(audit.waitFor()).as(said(audit)).isEqualTo(AS_ONE_SAYS);
        assertThat(said(audit)).contains("NOT EQUAL");
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
