package io.muniment.query.verification.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.schema.view.IndexedRequest;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads Elasticsearch's answer. */
final class FoundInIndex {

    private FoundInIndex() {}

    static FoundRequests read(SearchResponse<IndexedRequest> response, PageRequest request) {
        var items = response.hits().hits().stream().map(FoundInIndex::found).toList();
        var total = Objects.requireNonNull(response.hits().total(), "totals are tracked")
                .value();
        var page = Page.of(items, request, total);
        return new FoundRequests(
                page.items(),
                page.page(),
                page.size(),
                page.total(),
                page.hasNext(),
                counts(response, SearchWords.BY_STATUS, VerificationStatus::valueOf),
                counts(response, SearchWords.BY_TYPE, VerificationType::valueOf));
    }

    private static FoundRequest found(Hit<IndexedRequest> hit) {
        var source = Objects.requireNonNull(hit.source(), "sources are asked for");
        return new FoundRequest(
                source.id(),
                VerificationType.valueOf(source.type()),
                VerificationStatus.valueOf(source.status()),
                source.subject(),
                source.subjectLabel(),
                source.applicantName(),
                source.kinds().stream().map(DocumentKind::valueOf).toList(),
                Instant.parse(source.submittedAt()),
                hit.highlight());
    }

    private static <K extends Comparable<K>> Map<K, Long> counts(
            SearchResponse<?> response, String aggregation, Function<String, K> key) {
        var counts = new TreeMap<K, Long>();
        var buckets = Objects.requireNonNull(response.aggregations().get(aggregation), aggregation);
        buckets.sterms()
                .buckets()
                .array()
                .forEach(bucket -> counts.put(key.apply(bucket.key().stringValue()), bucket.docCount()));
        return counts;
    }
}
