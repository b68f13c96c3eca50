package io.muniment.projection.verification.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Level;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.ShardStatistics;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.stats.ShardLease;
import co.elastic.clients.elasticsearch.indices.stats.ShardStats;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import io.muniment.projection.IndexUnavailable;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes to the index, and makes it when it is not there: at the first start, and again should it vanish. */
@Component
class RequestIndex {

    private static final String DEFINITION = "verification-requests-v1.json";

    /** Which share of replaced documents in a segment is worth rewriting it. */
    private static final String REWRITE_ABOVE = "index.merge.policy.expunge_deletes_allowed";

    private static final int LOOKS = 240;
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(500);

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

    /**
     * What was replaced stays in its segment until that is rewritten, which only happens to what no copy may still ask
     * for: Elasticsearch says so every half minute.
     */
    void purge() {
        attempt(() -> {
            client.indices()
                    .putSettings(put -> put.index(names.alias())
                            .settings(index -> index.otherSettings(REWRITE_ABOVE, JsonData.of(0))));
            flush();
            Map<String, Long> last =
                    eachShard(shard -> Objects.requireNonNull(shard.seqNo()).maxSeqNo(), Math::max);
            for (int looks = 0; !letGoOf(last); looks++) {
                if (looks == LOOKS) {
                    throw new IndexUnavailable(
                            "Copies of %s still hold what was replaced".formatted(names.alias()), null);
                }
                LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
            }
            requireAll(client.indices()
                    .forcemerge(merge -> merge.index(names.alias()).onlyExpungeDeletes(true))
                    .shards());
            flush();
            return Outcome.DONE;
        });
    }

    private void flush() throws IOException {
        requireAll(client.indices()
                .flush(flush -> flush.index(names.alias()).force(true))
                .shards());
    }

    private void requireAll(@Nullable ShardStatistics shards) {
        if (shards == null || shards.failed().intValue() > 0) {
            throw new IndexUnavailable("Not all of %s could be cleared".formatted(names.alias()), null);
        }
    }

    private boolean letGoOf(Map<String, Long> last) throws IOException {
        Map<String, Long> held = eachShard(
                shard -> Objects.requireNonNull(shard.retentionLeases()).leases().stream()
                        .mapToLong(ShardLease::retainingSeqNo)
                        .min()
                        .orElse(Long.MAX_VALUE),
                Math::min);
        return last.entrySet().stream().allMatch(shard -> held.getOrDefault(shard.getKey(), -1L) > shard.getValue());
    }

    private Map<String, Long> eachShard(ToLongFunction<ShardStats> figure, BinaryOperator<Long> ofCopies)
            throws IOException {
        Map<String, Long> figures = new HashMap<>();
        client.indices()
                .stats(stats -> stats.index(names.alias()).level(Level.Shards))
                .indices()
                .forEach((index, stats) -> stats.shards()
                        .forEach((shard, copies) -> copies.forEach(
                                copy -> figures.merge(index + "/" + shard, figure.applyAsLong(copy), ofCopies))));
        return figures;
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
