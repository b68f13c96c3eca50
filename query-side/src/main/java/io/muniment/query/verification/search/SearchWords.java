package io.muniment.query.verification.search;

import static io.muniment.projection.schema.view.VerificationIndex.APPLICANT_NAME;
import static io.muniment.projection.schema.view.VerificationIndex.ID;
import static io.muniment.projection.schema.view.VerificationIndex.KINDS;
import static io.muniment.projection.schema.view.VerificationIndex.STATUS;
import static io.muniment.projection.schema.view.VerificationIndex.SUBJECT;
import static io.muniment.projection.schema.view.VerificationIndex.SUBJECT_LABEL;
import static io.muniment.projection.schema.view.VerificationIndex.SUBMITTED_AT;
import static io.muniment.projection.schema.view.VerificationIndex.TENANT;
import static io.muniment.projection.schema.view.VerificationIndex.TEXT;
import static io.muniment.projection.schema.view.VerificationIndex.TYPE;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Puts a search into Elasticsearch's words. Every search is confined to the actor's tenant here. */
final class SearchWords {

    static final String BY_STATUS = "byStatus";
    static final String BY_TYPE = "byType";

    private static final int MOST_BUCKETS = 20;

    private SearchWords() {}

    static SearchRequest of(SearchRequests query, Actor actor, String index) {
        var fields = fields(actor);
        return SearchRequest.of(search -> search.index(index)
                .query(found(query, actor, fields)._toQuery())
                .postFilter(narrowed(query)._toQuery())
                .aggregations(
                        BY_STATUS,
                        counts -> counts.terms(terms -> terms.field(STATUS).size(MOST_BUCKETS)))
                .aggregations(
                        BY_TYPE,
                        counts -> counts.terms(terms -> terms.field(TYPE).size(MOST_BUCKETS)))
                .highlight(highlight(fields))
                .source(source -> source.filter(filter -> filter.excludes(TEXT)))
                .trackTotalHits(track -> track.enabled(true))
                .sort(sort -> sort.score(score -> score.order(SortOrder.Desc)))
                .sort(sort -> sort.field(field -> field.field(SUBMITTED_AT).order(SortOrder.Desc)))
                .sort(sort -> sort.field(field -> field.field(ID).order(SortOrder.Asc)))
                .from(Math.toIntExact(query.page().offset()))
                .size(query.page().size()));
    }

    private static BoolQuery found(SearchRequests query, Actor actor, List<String> fields) {
        return BoolQuery.of(bool -> {
            bool.filter(term(TENANT, actor.tenant().value()));
            var words = query.words();
            if (words != null && !words.isBlank()) {
                bool.must(must -> must.bool(either -> either.should(fuzzy(words, fields))
                        .should(should -> should.terms(
                                terms -> terms.field(KINDS).terms(values -> values.value(List.of(kind(words))))))
                        .minimumShouldMatch("1")));
            }
            return bool;
        });
    }

    private static FieldValue kind(String words) {
        return FieldValue.of(words.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_"));
    }

    private static Query fuzzy(String words, List<String> fields) {
        return Query.of(any -> any.multiMatch(match -> match.query(words)
                .fields(fields.stream()
                        .map(field -> field.equals(TEXT) ? field : field + "^3")
                        .toList())
                .type(TextQueryType.BestFields)
                .fuzziness("AUTO")
                .prefixLength(1)));
    }

    private static BoolQuery narrowed(SearchRequests query) {
        return BoolQuery.of(bool -> {
            var status = query.status();
            if (status != null) {
                bool.filter(term(STATUS, status.name()));
            }
            var type = query.type();
            if (type != null) {
                bool.filter(term(TYPE, type.name()));
            }
            return bool;
        });
    }

    private static Query term(String field, String value) {
        return Query.of(any -> any.term(term -> term.field(field).value(value)));
    }

    /** Only reviewers find and see what stands in the documents. */
    private static List<String> fields(Actor actor) {
        var fields = new ArrayList<>(List.of(APPLICANT_NAME, SUBJECT_LABEL, SUBJECT));
        if (actor.mayForAll(Permission.REVIEW_VERIFICATION)) {
            fields.add(TEXT);
        }
        return fields;
    }

    private static Highlight highlight(List<String> fields) {
        return Highlight.of(all -> all.encoder(HighlighterEncoder.Html)
                .preTags("<em>")
                .postTags("</em>")
                .fields(fields.stream()
                        .map(field -> NamedValue.of(field, HighlightField.of(one -> one)))
                        .toList()));
    }
}
