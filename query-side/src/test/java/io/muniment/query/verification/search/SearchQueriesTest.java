package io.muniment.query.verification.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentAttached;
import io.muniment.kernel.verification.VerificationRequestEvent.DocumentTextExtracted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestWithdrawn;
import io.muniment.kernel.verification.VerificationRequestId;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestElasticsearch;
import io.muniment.projection.schema.view.VerificationIndex;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.PageRequest;
import io.muniment.query.PageTooDeep;
import io.muniment.query.People;
import io.muniment.query.SearchUnavailable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchQueriesTest {

    private static final PageRequest FIRST = new PageRequest(0, 50, null);
    private static final DocumentId DEED = new DocumentId("doc_01970000-0000-7000-8000-000000000001");
    private static final VerificationLives LOG = new VerificationLives(41);
    private static final AskedQueries QUERIES = new AskedQueries();

    private static final VerificationRequestId HARBOUR =
            submit(VerificationLives.ACME, VerificationType.PROPERTY, "12 Harbour Street", "Amélie Durand");
    private static final VerificationRequestId MILL =
            submit(VerificationLives.ACME, VerificationType.IDENTITY, "Mill <b>Lane</b> 3", "Robert Harbourne");
    private static final VerificationRequestId GONE =
            submit(VerificationLives.ACME, VerificationType.PROPERTY, "7 Quay Road", "Grace Hopper");
    private static final VerificationRequestId FOREIGN =
            submit(new TenantId("zeta"), VerificationType.PROPERTY, "99 Harbour Street", "Someone Else");

    private static VerificationRequestId submit(
            TenantId tenant, VerificationType type, String label, String applicant) {
        var id = LOG.nextRequest();
        var now = LOG.now();
        LOG.happen(
                tenant,
                new RequestSubmitted(
                        id, type, "subject-7788", label, "ada", applicant, now, now.plus(Duration.ofDays(1))));
        return id;
    }

    @BeforeAll
    static void index() {
        LOG.happen(
                VerificationLives.ACME,
                new DocumentAttached(
                        MILL, DEED, DocumentKind.TITLE_DEED, "ada", "deed.pdf", "application/pdf", 9, "ab"));
        LOG.happen(
                VerificationLives.ACME,
                new DocumentTextExtracted(
                        MILL, DEED, "ada", "The freehold <script>alert(1)</script> easement of 1893", 90, "pdfbox"));
        LOG.happen(VerificationLives.ACME, new RequestWithdrawn(GONE));
        var running = new RunningProjections(QUERIES.updates());
        running.feed(LOG.entries());
        QUERIES.answeredBy(new SearchQueries(TestElasticsearch.client(), running.bean(VerificationIndex.class)));
    }

    private static FoundRequests search(
            Actor actor, @Nullable String words, @Nullable VerificationStatus status, @Nullable VerificationType type) {
        return QUERIES.by(actor).ask(new SearchRequests(words, status, type, FIRST));
    }

    private static FoundRequests search(String words) {
        return search(People.REVIEWER, words, null, null);
    }

    @Test
    void forgivesTyposAndAccents() {
        assertThat(search("harbuor").items()).extracting(FoundRequest::id).contains(HARBOUR.value());
        assertThat(search("amelie").items()).extracting(FoundRequest::id).containsExactly(HARBOUR.value());
        assertThat(search("hoper").items()).extracting(FoundRequest::id).containsExactly(GONE.value());
    }

    @Test
    void findsByTextAndKindOfDocuments() {
        assertThat(search("easement").items()).extracting(FoundRequest::id).containsExactly(MILL.value());
        assertThat(search("title deed").items()).extracting(FoundRequest::id).containsExactly(MILL.value());
        assertThat(search("nothing like this").items()).isEmpty();
    }

    @Test
    void onlyReviewersSearchTheText() {
        assertThat(search(People.AUDITOR, "easement", null, null).items()).isEmpty();
        assertThat(search(People.AUDITOR, "harbour", null, null).items()).isNotEmpty();
    }

    @Test
    void highlightsAreSafeHtml() {
        assertThat(search("easement").items().getFirst().highlights().get("text"))
                .singleElement()
                .asString()
                .contains("<em>easement</em>", "&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(search("mill").items().getFirst().highlights().get("subjectLabel"))
                .singleElement()
                .asString()
                .startsWith("<em>Mill</em> &lt;b&gt;");
    }

    @Test
    void countsAreOfAllThatTheWordsFindWhateverTheFilters() {
        var all = search(People.REVIEWER, null, VerificationStatus.WITHDRAWN, VerificationType.PROPERTY);
        assertThat(all.items()).extracting(FoundRequest::id).containsExactly(GONE.value());
        assertThat(all.total()).isOne();
        assertThat(all.byStatus())
                .isEqualTo(Map.of(VerificationStatus.COLLECTING, 2L, VerificationStatus.WITHDRAWN, 1L));
        assertThat(all.byType()).isEqualTo(Map.of(VerificationType.PROPERTY, 2L, VerificationType.IDENTITY, 1L));
    }

    @Test
    void withoutWordsTheNewestComesFirst() {
        assertThat(search(" ").items())
                .extracting(FoundRequest::id)
                .containsExactly(GONE.value(), MILL.value(), HARBOUR.value());
        var page = QUERIES.by(People.REVIEWER).ask(new SearchRequests(null, null, null, new PageRequest(1, 2, null)));
        assertThat(page.items()).extracting(FoundRequest::id).containsExactly(HARBOUR.value());
        assertThat(page.hasNext()).isFalse();
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    void anotherTenantsRequestsAreNeitherFoundNorCounted() {
        var found = search("harbour");
        assertThat(found.items()).extracting(FoundRequest::id).doesNotContain(FOREIGN.value());
        assertThat(found.byType().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(found.total());
        assertThat(search(People.STRANGER, "harbour", null, null).items()).isEmpty();
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> QUERIES.by(People.REVIEWER)
                        .ask(new SearchRequests("x", null, null, new PageRequest(20, 500, null))))
                .isInstanceOfSatisfying(
                        PageTooDeep.class, it -> assertThat(it.code()).isEqualTo("query.page-too-deep"));
        var query = new SearchRequests("x", null, null, FIRST);
        assertThatThrownBy(() -> new SearchQueries(TestElasticsearch.unreachable(), TestElasticsearch.freshIndex())
                        .on(query, People.REVIEWER))
                .isInstanceOfSatisfying(
                        SearchUnavailable.class, it -> assertThat(it.code()).isEqualTo("search.unavailable"));
        assertThatThrownBy(() -> new SearchQueries(TestElasticsearch.client(), TestElasticsearch.freshIndex())
                        .on(query, People.REVIEWER))
                .isInstanceOf(SearchUnavailable.class);
    }
}
