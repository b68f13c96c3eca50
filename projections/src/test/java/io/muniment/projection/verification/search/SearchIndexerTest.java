package io.muniment.projection.verification.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.FedProjector;
import io.muniment.projection.IndexUnavailable;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.TestElasticsearch;
import io.muniment.projection.schema.view.IndexedRequest;
import io.muniment.projection.schema.view.VerificationIndex;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class SearchIndexerTest {

    private final ElasticsearchClient client = TestElasticsearch.client();
    private final VerificationIndex names = TestElasticsearch.freshIndex();
    private final VerificationLives log = VerificationLives.of(11, 20, 200);
    private final FedProjector indexer = new FedProjector(indexerInto(client));

    private SearchIndexer indexerInto(ElasticsearchClient where) {
        return new SearchIndexer(new StatesFromEventStore(storeOf(log.entries())), new RequestIndex(where, names));
    }

    private static EmbeddedEventStore storeOf(List<LedgerEntry> entries) {
        var store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        entries.forEach(entry -> store.publish(new GenericDomainEventMessage<>(
                entry.recorded().aggregateType(),
                entry.recorded().aggregateId(),
                entry.recorded().version(),
                entry.event())));
        return store;
    }

    @Test
    void everyRequestIsIndexedAsItStandsNow() throws IOException {
        indexer.feed(log.entries());
        var indexed = indexed();
        assertThat(indexed).hasSameSizeAs(log.lives());
        for (Life life : log.lives()) {
            var hit = Objects.requireNonNull(indexed.get(life.state().id().value()));
            assertThat(hit.version()).isEqualTo(life.version());
            assertThat(Objects.requireNonNull(hit.source()))
                    .usingRecursiveComparison()
                    .ignoringFields("changedAt")
                    .isEqualTo(RequestDocument.of(
                            new FoldedRequest(life.state(), life.version(), life.changedAt()), life.tenant()));
        }
    }

    @Test
    void repeatedAndDisorderedEventsChangeNothing() throws IOException {
        indexer.feed(log.entries());
        var before = sources();
        var disordered = new ArrayList<>(log.entries());
        Collections.shuffle(disordered, new Random(1));
        indexer.feed(disordered);
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void anEarlierStateNeverReplacesALaterOne() throws IOException {
        indexer.feed(log.entries());
        var before = sources();
        var early = log.entries().subList(0, 20);
        new FedProjector(new SearchIndexer(new StatesFromEventStore(storeOf(early)), new RequestIndex(client, names)))
                .feed(early);
        client.indices().refresh(refresh -> refresh.index(names.alias()));
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void aVanishedIndexIsMadeAgain() throws IOException {
        indexer.feed(log.entries());
        var before = sources();
        client.indices().delete(delete -> delete.index(names.concrete()));
        indexer.feed(log.entries());
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void aLostAliasIsPutBack() throws IOException {
        indexer.feed(log.entries());
        var before = sources();
        client.indices().deleteAlias(delete -> delete.index(names.concrete()).name(names.alias()));
        indexer.feed(log.entries());
        assertThat(sources()).isEqualTo(before);
    }

    @Test
    void whatIsAskedIsNeverDroppedAndWhatVanishedIsNeverAsked() throws IOException {
        indexer.feed(log.entries());
        var before = sources();
        var index = new RequestIndex(client, names);
        assertThatThrownBy(() -> index.swap("vanished")).isInstanceOf(IndexUnavailable.class);
        assertThat(sources()).isEqualTo(before);

        index.make("new");
        index.swap("new");
        index.swap("new");
        index.drop("new");
        assertThat(client.indices().getAlias(get -> get.name(names.alias())).aliases())
                .containsOnlyKeys(names.marked("new"));
    }

    @Test
    void anOutageIsToldFromARefusedDocument() {
        var down = new FedProjector(indexerInto(TestElasticsearch.unreachable()));
        assertThatThrownBy(() -> down.feed(log.entries().getFirst())).isInstanceOf(IndexUnavailable.class);

        var life = log.lives().iterator().next();
        var document =
                RequestDocument.of(new FoldedRequest(life.state(), life.version(), life.changedAt()), life.tenant());
        var poison = new IndexedRequest(
                document.id(),
                document.tenant(),
                document.type(),
                document.status(),
                document.subject(),
                document.subjectLabel(),
                document.applicant(),
                document.applicantName(),
                document.kinds(),
                List.of(),
                "no date",
                document.changedAt(),
                document.collectUntil(),
                null);
        assertThatThrownBy(() -> new RequestIndex(client, names).put(List.of(new VersionedDocument(poison, 1))))
                .isInstanceOf(DocumentRefused.class)
                .hasMessageContaining("submittedAt");
    }

    @Test
    void anEventThatTheStoreDoesNotKnowIsAMistake() {
        var other = VerificationLives.of(12, 1, 0).entries().getFirst();
        assertThatThrownBy(() -> indexer.feed(other))
                .hasMessageContaining(
                        ((VerificationRequestEvent) other.event()).id().value());
    }

    private Map<String, IndexedRequest> sources() throws IOException {
        return indexed().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        hit -> Objects.requireNonNull(hit.getValue().source())));
    }

    /** Without a refresh of its own: what the batch wrote has to be there. */
    private Map<String, Hit<IndexedRequest>> indexed() throws IOException {
        return client
                .search(search -> search.index(names.alias()).size(1000).version(true), IndexedRequest.class)
                .hits()
                .hits()
                .stream()
                .collect(Collectors.toMap(hit -> Objects.requireNonNull(hit.id()), hit -> hit));
    }
}
