package io.muniment.infra.rebuild;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;
import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_EVENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_CANDIDATES;
import static io.muniment.projection.schema.Tables.VERIFICATION_REVIEW_QUEUE;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.muniment.infra.KeptContents;
import io.muniment.kernel.event.EventContext;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.schema.view.VerificationIndex;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.boot.test.context.TestComponent;

/** The read models of a running application whose ledger is written by hand: nobody in it acts on what happens. */
@TestComponent
final class ReadModels {

    static final String DETAILS = "verification-request-details";
    static final String QUEUE = "verification-review-queue";
    static final String HISTORY = "history";
    static final String SEARCH = "verification-search";
    static final List<String> ALL = List.of(DETAILS, QUEUE, HISTORY, SEARCH);

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
    private static final List<Table<? extends Record>> TABLES = List.of(
            VERIFICATION_REQUESTS,
            VERIFICATION_DOCUMENTS,
            VERIFICATION_FINDINGS,
            VERIFICATION_REVIEW_CANDIDATES,
            VERIFICATION_REVIEW_QUEUE,
            EVENT_HISTORY,
            VERIFICATION_EVENTS);

    private final EventStore events;
    private final EventProcessingConfiguration processing;
    private final DSLContext db;
    private final ElasticsearchClient elasticsearch;
    private final VerificationIndex index;

    ReadModels(
            EventStore events,
            EventProcessingConfiguration processing,
            DSLContext db,
            ElasticsearchClient elasticsearch,
            VerificationIndex index) {
        this.events = events;
        this.processing = processing;
        this.db = db;
        this.elasticsearch = elasticsearch;
        this.index = index;
    }

    void nobodyActs() {
        processing.eventProcessors().forEach((name, processor) -> {
            if (!ALL.contains(name)) {
                processor.shutDown();
            }
        });
    }

    StreamingEventProcessor processor(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow();
    }

    void happen(List<LedgerEntry> entries) {
        events.publish(entries.stream().map(ReadModels::message).toList());
    }

    private static DomainEventMessage<?> message(LedgerEntry entry) {
        Recorded recorded = entry.recorded();
        Map<String, Object> metadata = new HashMap<>(Map.of(
                EventContext.TENANT, recorded.tenant().value(),
                EventContext.ACTOR, recorded.actor(),
                EventContext.ROLE, recorded.role(),
                EventContext.REQUEST, recorded.requestId(),
                EventContext.CORRELATION, recorded.correlationId(),
                EventContext.CAUSATION, recorded.causationId()));
        if (recorded.onBehalfOf() != null) {
            metadata.put(EventContext.ON_BEHALF_OF, recorded.onBehalfOf());
        }
        return new GenericDomainEventMessage<>(
                recorded.aggregateType(), recorded.aggregateId(), recorded.version(), entry.event(), metadata);
    }

    void awaitAllSeen() {
        ALL.forEach(this::awaitSeen);
    }

    /** It has committed what it did with the last event. */
    void awaitSeen(String name) {
        await().atMost(LONG_ENOUGH).until(() -> hasSeenAll(name));
    }

    boolean hasSeenAll(String name) {
        long head = db.fetchSingle(DSL.select(DSL.max(LEDGER_EVENT.POSITION)).from(LEDGER_EVENT))
                .value1();
        var segments = processor(name).processingStatus().values();
        return !segments.isEmpty()
                && segments.stream()
                        .allMatch(one -> one.getCurrentPosition().orElse(-1) >= head && !one.isErrorState());
    }

    /** All rows and documents, without the numbers in which the rows were written. */
    Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        TABLES.forEach(table -> contents.put(table.getName(), KeptContents.rows(db, table)));
        contents.put(SEARCH, KeptContents.documents(elasticsearch, index));
        return contents;
    }
}
