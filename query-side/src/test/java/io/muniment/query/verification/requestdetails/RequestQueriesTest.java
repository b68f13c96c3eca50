package io.muniment.query.verification.requestdetails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.Standing.Rejected;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.projection.RunningProjections;
import io.muniment.projection.TestDatabase;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.AskedQueries;
import io.muniment.query.NotFound;
import io.muniment.query.PageRequest;
import io.muniment.query.People;
import io.muniment.query.UnknownSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RequestQueriesTest {

    private static final PageRequest EVERYTHING = new PageRequest(0, 500, null);
    private static final RequestFilter ANY = new RequestFilter(null, null, false);
    private static final VerificationLives LOG = VerificationLives.of(21, 40, 220);
    private static final AskedQueries QUERIES = new AskedQueries();

    @BeforeAll
    static void project() {
        new RunningProjections(QUERIES.updates()).feed(LOG.entries());
        QUERIES.answeredBy(new RequestQueries(TestDatabase.db()));
    }

    private static List<Life> ofAcme() {
        return LOG.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME))
                .toList();
    }

    private static RequestDetails details(Life life, Actor actor) {
        return QUERIES.by(actor).ask(new FindRequest(life.state().id().value()));
    }

    private static List<String> ids(
            Actor actor,
            @Nullable VerificationStatus status,
            @Nullable VerificationType type,
            boolean onlyOwn,
            PageRequest page) {
        return QUERIES.by(actor).ask(new FindRequests(new RequestFilter(status, type, onlyOwn), page)).items().stream()
                .map(RequestSummary::id)
                .toList();
    }

    @Test
    void detailsAreWhatTheFoldSays() {
        for (Life life : ofAcme()) {
            var state = life.state();
            var details = details(life, People.REVIEWER);
            assertThat(details.version()).isEqualTo(life.version());
            assertThat(details.status()).isEqualTo(state.status());
            assertThat(details.type()).isEqualTo(state.type());
            assertThat(details.reviewer()).isEqualTo(state.standing().reviewer());
            assertThat(details.reasons())
                    .isEqualTo(state.standing() instanceof Rejected rejected ? rejected.reasons() : List.of());
            assertThat(details.documents())
                    .extracting(DocumentDetails::id, DocumentDetails::findings, DocumentDetails::extractedText)
                    .isEqualTo(state.documents().stream()
                            .map(one -> tuple(one.id().value(), one.findings(), one.text()))
                            .toList());
        }
    }

    @Test
    void onlyReviewersReadExtractedText() {
        var life = ofAcme().stream()
                .filter(one -> one.state().documents().stream()
                        .map(VerificationDocument::text)
                        .anyMatch(text -> text != null))
                .findFirst()
                .orElseThrow();
        var applicant = People.client(life.state().applicant());
        assertThat(details(life, People.REVIEWER).documents()).anyMatch(one -> one.extractedText() != null);
        for (var actor : List.of(applicant, People.AUDITOR)) {
            assertThat(details(life, actor).documents()).isNotEmpty().allMatch(one -> one.extractedText() == null);
            assertThat(QUERIES.by(actor)
                            .ask(new FindDocuments(life.state().id().value(), EVERYTHING))
                            .items())
                    .isEqualTo(details(life, actor).documents());
        }
    }

    @Test
    void whatIsNotTheActorsDoesNotExist() {
        var life = ofAcme().getFirst();
        var id = life.state().id().value();
        for (var actor : List.of(People.STRANGER, People.client("nobody"))) {
            assertThatThrownBy(() -> details(life, actor))
                    .isInstanceOf(NotFound.class)
                    .hasMessageContaining(id);
            assertThatThrownBy(() -> QUERIES.by(actor).ask(new FindDocuments(id, EVERYTHING)))
                    .isInstanceOf(NotFound.class);
            assertThat(ids(actor, null, null, false, EVERYTHING)).isEmpty();
        }
        assertThatThrownBy(() -> QUERIES.by(People.REVIEWER).ask(new FindRequest("vrq_nothing")))
                .isInstanceOfSatisfying(
                        NotFound.class, it -> assertThat(it.code()).isEqualTo("resource.not-found"));
    }

    @Test
    void applicantsSeeTheirOwnAndStaffSeesAll() {
        var own = ofAcme().stream()
                .filter(life -> life.state().applicant().equals("applicant-1"))
                .map(life -> life.state().id().value())
                .toList();
        assertThat(ids(People.client("applicant-1"), null, null, false, EVERYTHING))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(own);
        assertThat(ids(People.AUDITOR, null, null, false, EVERYTHING)).hasSameSizeAs(ofAcme());
        assertThat(ids(People.REVIEWER, null, null, false, EVERYTHING)).hasSameSizeAs(ofAcme());
        assertThat(ids(People.REVIEWER, null, null, true, EVERYTHING)).isEmpty();
    }

    @Test
    void filtersNarrow() {
        for (var status : VerificationStatus.values()) {
            assertThat(ids(People.REVIEWER, status, VerificationType.IDENTITY, false, EVERYTHING))
                    .containsExactlyInAnyOrderElementsOf(ofAcme().stream()
                            .map(Life::state)
                            .filter(state -> state.status() == status && state.type() == VerificationType.IDENTITY)
                            .map(state -> state.id().value())
                            .toList());
        }
    }

    @Test
    void pagesTogetherAreTheListNewestFirst() {
        var expected = ofAcme().stream()
                .map(Life::state)
                .sorted(Comparator.comparing(VerificationRequestState::submittedAt)
                        .reversed())
                .map(state -> state.id().value())
                .toList();
        var paged = new ArrayList<String>();
        var page = QUERIES.by(People.REVIEWER).ask(new FindRequests(ANY, new PageRequest(0, 7, null)));
        for (int i = 1; page.hasNext(); i++) {
            page.items().forEach(item -> paged.add(item.id()));
            page = QUERIES.by(People.REVIEWER).ask(new FindRequests(ANY, new PageRequest(i, 7, null)));
        }
        page.items().forEach(item -> paged.add(item.id()));
        assertThat(paged).isEqualTo(expected);
        assertThat(page.total()).isEqualTo(expected.size());
    }

    @Test
    void sortsByWhatIsNamedOnly() {
        var page = new PageRequest(0, 500, "type,desc");
        assertThat(QUERIES.by(People.REVIEWER).ask(new FindRequests(ANY, page)).items())
                .extracting(item -> item.type().name())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThatThrownBy(() -> ids(People.REVIEWER, null, null, false, new PageRequest(0, 5, "tenant")))
                .isInstanceOf(UnknownSort.class);
    }
}
