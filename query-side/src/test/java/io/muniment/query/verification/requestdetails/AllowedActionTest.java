package io.muniment.query.verification.requestdetails;

import static io.muniment.query.verification.requestdetails.AllowedAction.APPROVE;
import static io.muniment.query.verification.requestdetails.AllowedAction.ASK_FOR_MORE;
import static io.muniment.query.verification.requestdetails.AllowedAction.ATTACH_DOCUMENT;
import static io.muniment.query.verification.requestdetails.AllowedAction.CLAIM;
import static io.muniment.query.verification.requestdetails.AllowedAction.REJECT;
import static io.muniment.query.verification.requestdetails.AllowedAction.RELEASE;
import static io.muniment.query.verification.requestdetails.AllowedAction.REOPEN;
import static io.muniment.query.verification.requestdetails.AllowedAction.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.People;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllowedActionTest {

    private static final Actor ADA = People.client("ada");

    private static VerificationRequestsRecord request(
            VerificationStatus status, @Nullable String reviewer, @Nullable String proposedBy) {
        var row = new VerificationRequestsRecord();
        row.setVerificationStatus(status.name());
        row.setApplicant("ada");
        row.setReviewer(reviewer);
        row.setProposedBy(proposedBy);
        return row;
    }

    private static Actor reviewer(String id) {
        return Actor.person(id, Role.REVIEWER, VerificationLives.ACME);
    }

    @ParameterizedTest
    @EnumSource
    void theApplicantBringsAndWithdraws(VerificationStatus status) {
        var allowed = AllowedAction.of(request(status, "rob", null), ADA);
        switch (status) {
            case COLLECTING -> assertThat(allowed).containsExactly(ATTACH_DOCUMENT, WITHDRAW);
            case QUEUED, IN_REVIEW -> assertThat(allowed).containsExactly(WITHDRAW);
            case APPROVED, REJECTED, EXPIRED, WITHDRAWN -> assertThat(allowed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReviewerClaimsTheClaimingOneDecidesAndAnyReopens(VerificationStatus status) {
        var row = request(status, "rob", null);
        switch (status) {
            case QUEUED -> assertThat(AllowedAction.of(row, reviewer("eve"))).containsExactly(CLAIM);
            case IN_REVIEW -> {
                assertThat(AllowedAction.of(row, reviewer("rob")))
                        .containsExactly(RELEASE, APPROVE, REJECT, ASK_FOR_MORE);
                assertThat(AllowedAction.of(row, reviewer("eve"))).isEmpty();
            }
            case REJECTED, EXPIRED ->
                assertThat(AllowedAction.of(row, reviewer("eve"))).containsExactly(REOPEN);
            case COLLECTING, APPROVED, WITHDRAWN ->
                assertThat(AllowedAction.of(row, reviewer("rob"))).isEmpty();
        }
    }

    @Test
    void nobodyConfirmsTheirOwnProposalOrReviewsTheirOwnRequest() {
        assertThat(AllowedAction.of(request(VerificationStatus.QUEUED, null, "rob"), reviewer("rob")))
                .isEmpty();
        assertThat(AllowedAction.of(request(VerificationStatus.QUEUED, null, null), reviewer("ada")))
                .isEmpty();
        assertThat(AllowedAction.of(request(VerificationStatus.COLLECTING, null, null), People.client("bob")))
                .isEmpty();
    }
}
