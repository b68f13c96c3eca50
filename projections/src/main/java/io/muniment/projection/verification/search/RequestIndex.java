package io.muniment.projection.verification.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import io.muniment.projection.IndexUnavailable;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to the index, and makes it when it is not there: at the first start, and again should it vanish. */
@Component
class RequestIndex {

    private static final String DEFINITION = "verification-requests-v1.json";

    private final ElasticsearchClient client;
    private final VerificationIndex names;

    RequestIndex(ElasticsearchClient client, VerificationIndex names) {
        this.client = client;
        this.names = names;
    }

    /**
     * With one request for each portion. It changes nothing where a later version is there already, and what it has
     * written can be found when it returns: waiting for the index's own refresh ({@code wait_for}) would take up to a
     * second.
     */
    void put(List<VersionedDocument> documents) {
        for (List<VersionedDocument> portion : BulkPortions.of(documents)) {
            if (attempt(() -> write(names.alias(), portion)) == Outcome.NO_INDEX) {
                attempt(this::create);
                if (attempt(() -> write(names.alias(), portion)) == Outcome.NO_INDEX) {
                    throw new IndexUnavailable("The index %s vanishes as it is made".formatted(names.alias()), null);
                }
            }
        }
    }

    /** Into an index that nobody asks yet. */
    void put(String mark, List<VersionedDocument> documents) {
        for (List<VersionedDocument> portion : BulkPortions.of(documents)) {
            if (attempt(() -> write(names.marked(mark), portion)) == Outcome.NO_INDEX) {
                throw vanished(mark);
            }
        }
    }

    private IndexUnavailable vanished(String mark) {
        return new IndexUnavailable("The index %s has vanished".formatted(names.marked(mark)), null);
    }

    void make(String mark) {
        drop(mark);
        attempt(() -> create(names.marked(mark), null));
    }

    /** Not one that is asked: whoever put it there may not know, where the commit failed that was to say so. */
    void drop(String mark) {
        attempt(() -> {
            if (!behindAlias().contains(names.marked(mark))) {
                client.indices()
                        .delete(delete -> delete.index(names.marked(mark)).ignoreUnavailable(true));
            }
            return Outcome.DONE;
        });
    }

    /** In one step: there is no moment in which the alias names nothing, or both. */
    void swap(String mark) {
        Outcome outcome = attempt(() -> {
            client.indices().refresh(refresh -> refresh.index(names.marked(mark)));
            Set<String> before = behindAlias();
            client.indices()
                    .updateAliases(update -> update.actions(add -> add.add(
                                    alias -> alias.index(names.marked(mark)).alias(names.alias())))
                            .actions(before.stream()
                                    .filter(index -> !index.equals(names.marked(mark)))
                                    .map(index -> Action.of(remove -> remove.removeIndex(one -> one.index(index))))
                                    .toList()));
            return Outcome.DONE;
        });
        if (outcome == Outcome.NO_INDEX) {
            throw vanished(mark);
        }
    }

    private Set<String> behindAlias() throws IOException {
        return client.indices()
                        .existsAlias(exists -> exists.name(names.alias()))
                        .value()
                ? client.indices()
                        .getAlias(get -> get.name(names.alias()))
                        .aliases()
                        .keySet()
                : Set.of();
    }

    private Outcome write(String index, List<VersionedDocument> documents) throws IOException {
        boolean live = index.equals(names.alias());
        var answer = client.bulk(bulk -> bulk.index(index)
                .requireAlias(live)
                .refresh(live ? Refresh.True : Refresh.False)
                .operations(documents.stream().map(RequestIndex::operation).toList()));
        for (BulkResponseItem item : answer.items()) {
            ErrorCause error = item.error();
            if (error != null && outcome(item.status(), error, item.id()) == Outcome.NO_INDEX) {
                return Outcome.NO_INDEX;
            }
        }
        return Outcome.DONE;
    }

    private static BulkOperation operation(VersionedDocument one) {
        return BulkOperation.of(
                bulk -> bulk.index(index -> index.id(one.document().id())
                        .version(one.version())
                        .versionType(VersionType.ExternalGte)
                        .document(one.document())));
    }

    private Outcome create() throws IOException {
        if (client.indices().exists(exists -> exists.index(names.concrete())).value()) {
            client.indices().putAlias(put -> put.index(names.concrete()).name(names.alias()));
            return Outcome.DONE;
        }
        return create(names.concrete(), names.alias());
    }

    private Outcome create(String index, @Nullable String alias) throws IOException {
        try (InputStream definition = RequestIndex.class.getResourceAsStream(DEFINITION)) {
            var json = Objects.requireNonNull(definition, "the index is defined beside this class");
            client.indices().create(create -> {
                create.index(index).withJson(json);
                return alias == null ? create : create.aliases(alias, one -> one);
            });
        }
        return Outcome.DONE;
    }

    private static Outcome attempt(Call call) {
        try {
            return call.run();
        } catch (IOException unreachable) {
            throw new IndexUnavailable("Elasticsearch cannot be reached", unreachable);
        } catch (ElasticsearchException refused) {
            return outcome(refused.status(), refused.error(), null);
        }
    }

    private static Outcome outcome(int status, ErrorCause error, @Nullable String document) {
        return switch (status) {
            case 404 -> Outcome.NO_INDEX;
            case 409 -> Outcome.DONE; // a later version is there
            case 400, 413 -> {
                if (Objects.equals(error.type(), "resource_already_exists_exception")) {
                    yield Outcome.DONE; // another node made the index
                }
                throw new DocumentRefused(Objects.requireNonNullElse(document, "a request"), reason(error));
            }
            default -> throw new IndexUnavailable("Elasticsearch cannot write now: " + reason(error), null);
        };
    }

    private static String reason(ErrorCause error) {
        return error.causedBy() == null
                ? "%s: %s".formatted(error.type(), error.reason())
                : "%s: %s; %s".formatted(error.type(), error.reason(), reason(error.causedBy()));
    }

    private enum Outcome {
        DONE,
        NO_INDEX
    }

    @FunctionalInterface
    private interface Call {
        Outcome run() throws IOException;
    }
}
