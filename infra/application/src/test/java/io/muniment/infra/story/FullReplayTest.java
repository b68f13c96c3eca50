package io.muniment.infra.story;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.LEDGER_FLOOR;
import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;
import static io.muniment.projection.schema.Tables.PROJECTION_REBUILD;
import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;
import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static io.muniment.projection.schema.Tables.VERIFICATION_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.muniment.infra.KeptContents;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.rebuild.ProjectionRebuilds;
import io.muniment.projection.schema.DefaultSchema;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Everything that may be replayed is, while the application runs: the same rows come back, and nothing else happens.
 */
@RunningMuniment
class FullReplayTest {

    private static final String REQUESTS = "/api/verification-requests";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final List<String> READ_MODELS = List.of(
            "evidence-packs",
            "identity-accounts",
            "identity-invitations",
            "history",
            "privacy-persons",
            "privacy-traces",
            "verification-request-details",
            "verification-request-details-past",
            "verification-review-queue",
            "verification-review-queue-past",
            "verification-search");

    @LocalServerPort
    private int port;

    @Value("${muniment.data}")
    private Path data;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private CommandBus commands;

    @Autowired
    private QueryUpdateEmitter updates;

    @Autowired
    private ProjectionRebuilds rebuilds;

    @Autowired
    private DSLContext db;

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Autowired
    private VerificationIndex index;

    /**
     * What a replay or a rebuild is allowed to move, a view of another table, a time before all times, and what is
     * signed every minute, whoever replays.
     */
    private static final Set<Table<?>> MOVED = Set.of(
            TOKEN_ENTRY,
            PROJECTION_REBUILD,
            VERIFICATION_EVENTS,
            LEDGER_FLOOR,
            PROOF_TREE,
            PROOF_HASHES,
            PROOF_CHECKPOINT);

    private final AtomicInteger commandsSent = new AtomicInteger();
    private final AtomicInteger followersTold = new AtomicInteger();

    @BeforeEach
    void aLifeOfEachKind() throws IOException, InterruptedException {
        commands.registerDispatchInterceptor(counting(commandsSent));
        updates.registerDispatchInterceptor(counting(followersTold));
        Person ada = Person.signIn("http://localhost:" + port, "ada");
        Person rita = Person.signIn("http://localhost:" + port, "rita");
        inviteSomebody(Person.signIn("http://localhost:" + port, "mina"));
        ada.post(REQUESTS, submission()); // waits for documents, with its deadlines
        String decided = queued(ada);
        rita.post(decided + "/claim");
        rita.post(decided + "/decision", "{\"outcome\":\"REJECTED\",\"reasons\":[\"illegible\"]}");
        rita.post(queued(ada) + "/claim");
        queued(ada);
    }

    /** Their mail is a file here: a second one would be another file. */
    private void inviteSomebody(Person admin) throws IOException, InterruptedException {
        String email = "zoe-%s@demo.example".formatted(UUID.randomUUID());
        assertThat(admin.post("/api/invitations", "{\"email\":\"%s\",\"role\":\"BUYER\"}".formatted(email))
                        .status())
                .isEqualTo(201);
        await().atMost(LONG_ENOUGH)
                .until(() ->
                        db.fetchExists(MAIL_OUTBOX) && !db.fetchExists(MAIL_OUTBOX, MAIL_OUTBOX.STANDING.ne("SENT")));
    }

    @Test
    void aFullReplayAndARebuildGiveTheSameRowsAndDoNothingElse() throws Exception {
        awaitQuiet();
        Map<String, String> tables = tables();
        String documents = indexed();
        List<Path> files = files();
        int sent = commandsSent.get();
        int told = followersTold.get();
        assertThat(sent).as("what is counted can be counted").isPositive();
        assertThat(told).isPositive();
        assertThat(files).hasSizeGreaterThanOrEqualTo(3);
        assertThat(files).anyMatch(file -> file.toString().endsWith(".eml"));

        elasticsearch.indices().delete(delete -> delete.index(index.concrete()));
        processors().filter(StreamingEventProcessor::supportsReset).forEach(FullReplayTest::replay);

        awaitQuiet();
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(indexed()).isEqualTo(documents));
        assertThat(tables()).isEqualTo(tables);
        assertThat(files()).isEqualTo(files);
        assertThat(commandsSent).hasValue(sent);
        assertThat(followersTold).hasValue(told);

        rebuilds.rebuild(READ_MODELS).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS);

        awaitQuiet();
        assertThat(indexed()).isEqualTo(documents);
        assertThat(tables()).isEqualTo(tables);
        assertThat(files()).isEqualTo(files);
        assertThat(commandsSent).hasValue(sent);
        assertThat(followersTold).hasValue(told);
    }

    @Test
    void readModelsMayBeReplayedAndWhatActsMayNot() {
        assertThat(processors().filter(StreamingEventProcessor::supportsReset).map(EventProcessor::getName))
                .containsAll(READ_MODELS)
                .doesNotContain(
                        "identity-invitations-sent",
                        "identity-password-links-sent",
                        "privacy-erasure",
                        "verification-process",
                        "verification-extraction");
    }

    @Test
    void whatActsStaysWhereItIs() {
        awaitQuiet();
        int sent = commandsSent.get();
        List<StreamingEventProcessor> acting =
                processors().filter(processor -> !processor.supportsReset()).toList();
        assertThat(acting).hasSizeGreaterThanOrEqualTo(2);

        for (StreamingEventProcessor processor : acting) {
            processor.shutDown();
            Result<?> before = tokensOf(processor);
            assertThat(before).isNotEmpty();
            assertThatIllegalStateException().isThrownBy(processor::resetTokens);
            assertThat(tokensOf(processor)).isEqualTo(before);
            processor.start();
        }

        awaitQuiet();
        assertThat(commandsSent).hasValue(sent);
    }

    private static void replay(StreamingEventProcessor processor) {
        processor.shutDown();
        processor.resetTokens();
        processor.start();
    }

    private Stream<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream().map(StreamingEventProcessor.class::cast);
    }

    private Result<?> tokensOf(StreamingEventProcessor processor) {
        return db.select(TOKEN_ENTRY.SEGMENT, TOKEN_ENTRY.TOKEN_TYPE, TOKEN_ENTRY.TOKEN)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor.getName()))
                .orderBy(TOKEN_ENTRY.SEGMENT)
                .fetch();
    }

    /** Every processor has seen the last event, and none of them has led to another one. */
    private void awaitQuiet() {
        await().atMost(LONG_ENOUGH).until(() -> {
            long last = lastEvent();
            return processors().allMatch(processor -> hasSeen(processor, last)) && lastEvent() == last;
        });
    }

    private long lastEvent() {
        return db.selectFrom(LEDGER_EVENT)
                .orderBy(LEDGER_EVENT.POSITION.desc())
                .limit(1)
                .fetchSingle()
                .getPosition();
    }

    private static boolean hasSeen(StreamingEventProcessor processor, long position) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .allMatch(segment -> segment.getCurrentPosition().orElse(-1) >= position);
    }

    /** All tables, those of the ledger and of the processes too, without what a replay is allowed to move. */
    private Map<String, String> tables() {
        Map<String, String> rows = new TreeMap<>();
        DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> !MOVED.contains(table))
                .forEach(table -> rows.put(table.getName(), KeptContents.rows(db, table)));
        rows.put("deadlines", deadlines());
        return rows;
    }

    /** Without what is done again and again by the clock. */
    private String deadlines() {
        return db.select(DSL.field(DSL.name("task_instance")), DSL.field(DSL.name("execution_time")))
                .from(DSL.table(DSL.name("scheduled_tasks")))
                .where(DSL.field(DSL.name("task_name"), String.class).eq("deadline"))
                .orderBy(DSL.field(DSL.name("task_instance")))
                .fetch()
                .formatJSON();
    }

    private String indexed() {
        return KeptContents.documents(elasticsearch, index);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String queued(Person ada) throws IOException, InterruptedException {
        Answer submitted = ada.post(REQUESTS, submission());
        String path = REQUESTS + "/" + submitted.text("/id");
        ada.upload(
                path + "/documents",
                "TITLE_DEED",
                "deed.txt",
                "Title register: 1 Harbour Street, proprietor Ada Byron, 12 March 2024"
                        .getBytes(StandardCharsets.UTF_8));
        ada.getUntil(path, "/status", "QUEUED");
        return path;
    }

    private static String submission() {
        return """
                {"type":"PROPERTY","subject":"replayed-%s","subjectLabel":"1 Harbour Street","applicantName":"Ada Byron"}""".formatted(UUID.randomUUID());
    }

    private static <M extends Message<?>> MessageDispatchInterceptor<M> counting(AtomicInteger counter) {
        return messages -> {
            counter.addAndGet(messages.size());
            return (_, message) -> message;
        };
    }
}
