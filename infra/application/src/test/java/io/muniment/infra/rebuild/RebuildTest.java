package io.muniment.infra.rebuild;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.operations.RebuildProgress;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestRejected;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewClaimed;
import io.muniment.kernel.verification.VerificationRequestEvent.ReviewQueued;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.schema.tables.records.LedgerEventRecord;
import io.muniment.projection.verification.VerificationLives;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Random lives, in slices so small that a rebuild has many of them. */
@RunningMuniment
@Import(ReadModels.class)
@TestPropertySource(properties = "muniment.rebuild.slice=40")
@DirtiesContext
class RebuildTest {

    private static final long PATIENCE = 120;
    private static final int REQUESTS = 40;
    private static final int STEPS = 400;

    @LocalServerPort
    private int port;

    @Autowired
    private ProjectionRebuilds rebuilds;

    @Autowired
    private ReadModels models;

    @Autowired
    private RebuildRecords records;

    @Autowired
    private Serializer serializer;

    @Autowired
    private DSLContext db;

    @Autowired
    private OwnerDatabase owner;

    @BeforeEach
    void nobodyActs() {
        models.nobodyActs();
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void itGivesTheLiveRowsAlsoWhileEventsKeepComing(long seed) throws Exception {
        List<LedgerEntry> log = VerificationLives.of(seed, REQUESTS, STEPS).entries();
        happen(log.subList(0, log.size() / 2));
        models.awaitAllSeen();
        Map<String, String> live = models.contents();
        rebuildAll();
        assertThat(models.contents()).isEqualTo(live);

        AtomicLong asked = new AtomicLong();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> asking = others.submit(() -> {
                DSLContext everywhere = EveryTenant.of(db);
                while (goesOn.get()) {
                    everywhere.fetchCount(EVENT_HISTORY);
                    assertThat(everywhere.fetchCount(VERIFICATION_REQUESTS)).isGreaterThanOrEqualTo(REQUESTS);
                    asked.incrementAndGet();
                }
            });
            Future<?> writing = others.submit(() -> happen(log.subList(log.size() / 2, log.size())));
            rebuildAll();
            writing.get(PATIENCE, TimeUnit.SECONDS);
            goesOn.set(false);
            asking.get(PATIENCE, TimeUnit.SECONDS);
        } finally {
            goesOn.set(false);
        }
        assertThat(asked).hasPositiveValue();

        models.awaitAllSeen();
        Map<String, String> mixed = models.contents();
        rebuildAll();
        assertThat(models.contents()).isEqualTo(mixed);
        assertThat(mixed).isNotEqualTo(live);
        happenAfterwards(seed);
    }

    /** Rows that the processor writes after a swap are numbered after all that came before. */
    private void happenAfterwards(long seed) {
        Long before = lastWritten();
        happen(VerificationLives.of(seed + 1000, 3, 5).entries());
        models.awaitAllSeen();
        assertThat(lastWritten()).isGreaterThan(before);
    }

    private Long lastWritten() {
        return db.fetchSingle(DSL.select(DSL.max(EVENT_HISTORY.WRITTEN)).from(EVENT_HISTORY))
                .value1();
    }

    /** What is special in COPY's text, in its arrays, and in neither. */
    @Test
    void anyTextAndAnyInstantComeThrough() throws Exception {
        List<String> texts =
                List.of("tab\t", "line\n\r\n", "\\N", "\\.", "back\\slash\\", "", "NULL", "{a,\"b\"}", "\"", "ü 漢 🏠");
        var log = new VerificationLives(107);
        for (String text : texts) {
            var id = log.nextRequest();
            Instant precise = VerificationLives.EPOCH.plusNanos(123_456_500);
            log.happen(
                    VerificationLives.ACME,
                    new RequestSubmitted(id, VerificationType.PROPERTY, text, text, "ada", text, precise, precise));
            log.happen(VerificationLives.ACME, new ReviewQueued(id, precise.plusNanos(999)));
            log.happen(VerificationLives.ACME, new ReviewClaimed(id, "rita"));
            log.happen(VerificationLives.ACME, new RequestRejected(id, "rita", "ada", List.of(text, "plain", text)));
        }
        happen(log.entries());
        models.awaitAllSeen();
        Map<String, String> live = models.contents();
        rebuildAll();
        assertThat(models.contents()).isEqualTo(live);
        assertThat(db.fetchValues(VERIFICATION_REQUESTS.SUBJECT_LABEL)).containsAll(texts);
    }

    @Test
    void itIsStoppedAndGoesOnWhereItWas() throws Exception {
        happen(VerificationLives.of(103, REQUESTS, STEPS).entries());
        models.awaitAllSeen();
        Map<String, String> live = models.contents();

        CompletableFuture<Void> first = rebuilds.rebuild(List.of(ReadModels.DETAILS));
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> progress(ReadModels.DETAILS).done() > 0);
        assertThat(rebuilds.stop(ReadModels.DETAILS)).isTrue();
        first.get(PATIENCE, TimeUnit.SECONDS);
        RebuildProgress stopped = progress(ReadModels.DETAILS);
        assertThat(stopped.phase()).isEqualTo("stopped");
        assertThat(stopped.done()).isBetween(1L, stopped.total() - 1);
        assertThat(models.contents()).isEqualTo(live);

        rebuilds.rebuild(List.of(ReadModels.DETAILS)).get(PATIENCE, TimeUnit.SECONDS);
        assertThat(progress(ReadModels.DETAILS).phase()).isEqualTo("live");
        assertThat(models.contents()).isEqualTo(live);
    }

    @Test
    void whatIsParkedIsLeftOutAndWhatElseCannotBeFoldedFailsIt() throws Exception {
        List<LedgerEntry> log = VerificationLives.of(104, 10, 60).entries();
        happen(log);
        models.awaitAllSeen();
        LedgerEventRecord broken = broken(log.getFirst());
        happen(VerificationLives.of(105, 3, 5).entries());
        models.awaitAllSeen();
        await().untilAsserted(() -> assertThat(
                        db.fetchCount(DEAD_LETTER, DEAD_LETTER.AGGREGATE_IDENTIFIER.eq(broken.getAggregateId())))
                .isGreaterThanOrEqualTo(ReadModels.ALL.size()));
        Map<String, String> live = models.contents();

        rebuildAll();
        assertThat(models.contents()).isEqualTo(live);

        db.deleteFrom(DEAD_LETTER)
                .where(DEAD_LETTER.PROCESSING_GROUP.eq(ReadModels.QUEUE))
                .execute();
        assertThatException()
                .isThrownBy(() -> rebuilds.rebuild(List.of(ReadModels.QUEUE)).get(PATIENCE, TimeUnit.SECONDS));
        RebuildProgress failed = progress(ReadModels.QUEUE);
        assertThat(failed.phase()).isEqualTo("failed");
        assertThat(failed.problem()).contains(broken.getAggregateId(), "position " + broken.getPosition());
        assertThat(models.contents()).isEqualTo(live);

        broken.attach(owner.db().configuration()); // nobody else can delete an event
        broken.delete();
        db.deleteFrom(DEAD_LETTER).execute();
        assertThat(rebuilds.forget(ReadModels.QUEUE)).isTrue();
        rebuildAll(); // the live ones have what was parked, like the ledger
    }

    /** Its foremost half has seen what the other has not: nobody would tell the new rows of that again. */
    @Test
    void aSegmentWhoseMergeIsNotOverIsAsFarAsItsForemostHalf() {
        TrackingToken merged =
                MergedTrackingToken.merged(new GlobalSequenceTrackingToken(3), new GlobalSequenceTrackingToken(9));
        var token = serializer.serialize(merged, byte[].class);
        db.insertInto(TOKEN_ENTRY)
                .set(TOKEN_ENTRY.PROCESSOR_NAME, "merging")
                .set(TOKEN_ENTRY.SEGMENT, 0)
                .set(TOKEN_ENTRY.TOKEN, token.getData())
                .set(TOKEN_ENTRY.TOKEN_TYPE, token.getType().getName())
                .execute();
        LiveProjection live = LiveProjection.of("merging", db, serializer);
        assertThat(live.seenByAll()).isEqualTo(3);
        assertThat(live.seenByOne()).isEqualTo(9);
    }

    @Test
    void aRunThatWasReplacedCommitsNothingMore() throws Exception {
        happen(VerificationLives.of(108, REQUESTS, STEPS).entries());
        models.awaitAllSeen();
        rebuilds.rebuild(List.of(ReadModels.DETAILS)).get(PATIENCE, TimeUnit.SECONDS);
        RebuildProgress live = progress(ReadModels.DETAILS);

        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> records.caughtUp(db, "an earlier run", ReadModels.DETAILS, 0, 0));
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> records.phase(db, "an earlier run", ReadModels.DETAILS, Phase.INDEXING));
        assertThatExceptionOfType(Stopped.class)
                .isThrownBy(() -> records.loaded(db, "an earlier run", Set.of(ReadModels.DETAILS), "z", 1, 1));
        assertThat(progress(ReadModels.DETAILS)).isEqualTo(live);
    }

    @Test
    void twoWhoAskAtOnceShareOneRun() throws Exception {
        happen(VerificationLives.of(109, REQUESTS, STEPS).entries());
        models.awaitAllSeen();
        Map<String, String> live = models.contents();
        Callable<Void> asking = () -> rebuilds.rebuild(ReadModels.ALL).get(PATIENCE, TimeUnit.SECONDS);
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> asked : askers.invokeAll(Collections.nCopies(4, asking))) {
                asked.get();
            }
        }
        assertThat(models.contents()).isEqualTo(live);
    }

    /** A swap locks the tokens, and relies on it that every processor has its token before it writes. */
    @Test
    void nothingIsWrittenWhoseTokenIsLocked() {
        happen(VerificationLives.of(110, 3, 10).entries());
        models.awaitAllSeen();
        String indexed = indexed();

        db.transaction(locking -> {
            locking.dsl()
                    .selectFrom(TOKEN_ENTRY)
                    .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(ReadModels.SEARCH))
                    .forUpdate()
                    .fetch();
            happen(VerificationLives.of(111, 3, 10).entries());
            models.awaitSeen(ReadModels.DETAILS);
            await().during(Duration.ofMillis(700)).until(() -> indexed().equals(indexed));
        });

        models.awaitAllSeen();
        assertThat(indexed()).isNotEqualTo(indexed);
    }

    private String indexed() {
        return Objects.requireNonNull(models.contents().get(ReadModels.SEARCH));
    }

    @Test
    void operatorsRebuildOverHttp() throws IOException, InterruptedException {
        happen(VerificationLives.of(106, 5, 20).entries());
        models.awaitAllSeen();
        Person otto = Person.signIn("http://localhost:" + port, "otto");
        String details = "/api/admin/projections/" + ReadModels.DETAILS;

        Answer accepted = otto.post(details + "/rebuild");
        assertThat(accepted.status()).isEqualTo(202);
        otto.getUntil(details, "/rebuild/phase", "live");

        assertThat(otto.post("/api/admin/projections/verification-process/rebuild")
                        .code())
                .isEqualTo("projection.not-rebuilt");
        assertThat(otto.post("/api/admin/projections/nothing/rebuild").status()).isEqualTo(404);
        assertThat(Person.signIn("http://localhost:" + port, "ada")
                        .post(details + "/rebuild")
                        .status())
                .isEqualTo(403);
    }

    private void rebuildAll() throws Exception {
        rebuilds.rebuild(ReadModels.ALL).get(PATIENCE, TimeUnit.SECONDS);
    }

    private RebuildProgress progress(String projection) {
        return rebuilds.of(projection).orElseThrow();
    }

    private void happen(List<LedgerEntry> entries) {
        for (int from = 0; from < entries.size(); from += 10) {
            models.happen(entries.subList(from, Math.min(from + 10, entries.size())));
        }
    }

    /** The next event of an aggregate, one that says nothing. */
    private LedgerEventRecord broken(LedgerEntry first) {
        LedgerEventRecord event = db.selectFrom(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(first.recorded().aggregateId()))
                .orderBy(LEDGER_EVENT.VERSION.desc())
                .limit(1)
                .fetchSingle()
                .copy();
        event.setPosition(
                db.fetchSingle(DSL.select(DSL.max(LEDGER_EVENT.POSITION)).from(LEDGER_EVENT))
                                .value1()
                        + 1);
        event.setAggregateId(first.recorded().aggregateId());
        event.setVersion(event.getVersion() + 1);
        event.setEventId("broken");
        event.setPayload(JSONB.valueOf("null"));
        event.store();
        return event;
    }
}
