package io.muniment.query.verification.requestdetails;

import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.util.List;
import java.util.stream.Stream;

/** What an actor may do next with a request. It guides a screen; the aggregate decides. */
enum AllowedAction {
    ATTACH_DOCUMENT,
    WITHDRAW,
    REOPEN,
    CLAIM,
    RELEASE,
    APPROVE,
    REJECT,
    ASK_FOR_MORE;

    static List<AllowedAction> of(VerificationRequestsRecord request, Actor actor) {
        return Stream.concat(asApplicant(request, actor), asReviewer(request, actor))
                .toList();
    }

    private static Stream<AllowedAction> asApplicant(VerificationRequestsRecord request, Actor actor) {
        if (!actor.may(REQUEST_VERIFICATION) || !actor.id().equals(request.getApplicant())) {
            return Stream.of();
        }
        return switch (VerificationStatus.valueOf(request.getVerificationStatus())) {
            case COLLECTING -> Stream.of(ATTACH_DOCUMENT, WITHDRAW);
            case QUEUED, IN_REVIEW -> Stream.of(WITHDRAW);
            case APPROVED, REJECTED, EXPIRED, WITHDRAWN -> Stream.of();
        };
    }

    private static Stream<AllowedAction> asReviewer(VerificationRequestsRecord request, Actor actor) {
        if (!actor.mayForAll(REVIEW_VERIFICATION) || actor.id().equals(request.getApplicant())) {
            return Stream.of();
        }
        return switch (VerificationStatus.valueOf(request.getVerificationStatus())) {
            case QUEUED -> actor.id().equals(request.getProposedBy()) ? Stream.of() : Stream.of(CLAIM);
            case IN_REVIEW ->
                actor.id().equals(request.getReviewer())
                        ? Stream.of(RELEASE, APPROVE, REJECT, ASK_FOR_MORE)
                        : Stream.of();
            case REJECTED, EXPIRED -> Stream.of(REOPEN);
            case COLLECTING, APPROVED, WITHDRAWN -> Stream.of();
        };
    }
}
