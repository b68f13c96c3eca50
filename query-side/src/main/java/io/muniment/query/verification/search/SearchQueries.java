package io.muniment.query.verification.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.view.IndexedRequest;
import io.muniment.projection.schema.view.VerificationIndex;
import io.muniment.query.PageTooDeep;
import io.muniment.query.SearchUnavailable;
import java.io.IOException;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

@Component
class SearchQueries {

    /** Elasticsearch's own limit for paging by number. */
    private static final int REACH = 10_000;

    private final ElasticsearchClient client;
    private final VerificationIndex index;

    SearchQueries(ElasticsearchClient client, VerificationIndex index) {
        this.client = client;
        this.index = index;
    }

    @QueryHandler
    FoundRequests on(SearchRequests query, Actor actor) {
        if (query.page().offset() + query.page().size() > REACH) {
            throw new PageTooDeep(REACH);
        }
        return FoundInIndex.read(search(query, actor), query.page());
    }

    private SearchResponse<IndexedRequest> search(SearchRequests query, Actor actor) {
        try {
            return client.search(SearchWords.of(query, actor, index.alias()), IndexedRequest.class);
        } catch (IOException | ElasticsearchException failed) {
            throw new SearchUnavailable(failed);
        }
    }
}
