package io.muniment.kernel.verification;

import io.muniment.kernel.rule.RuleCode;

/** The codes of the rules of verification requests. A code never changes and is never used again. */
public enum VerificationRule implements RuleCode {
    REQUEST_ALREADY_OPEN("verification.request-already-open", Refusal.CONFLICT),
    NOT_COLLECTING("verification.not-collecting", Refusal.CONFLICT),
    DOCUMENT_ALREADY_ATTACHED("verification.document-already-attached", Refusal.CONFLICT),
    TOO_MANY_DOCUMENTS("verification.too-many-documents", Refusal.CONFLICT),
    DOCUMENT_REFUSED("verification.document-refused", Refusal.UNPROCESSABLE),
    NOT_THE_APPLICANT("verification.not-the-applicant", Refusal.FORBIDDEN),
    NOT_QUEUED("verification.not-queued", Refusal.CONFLICT),
    REVIEW_ALREADY_CLAIMED("verification.review-already-claimed", Refusal.CONFLICT),
    OWN_REQUEST("verification.own-request", Refusal.FORBIDDEN),
    NOT_IN_REVIEW("verification.not-in-review", Refusal.CONFLICT),
    NOT_THE_CLAIMING_REVIEWER("verification.not-the-claiming-reviewer", Refusal.FORBIDDEN),
    SECOND_REVIEWER_NEEDED("verification.second-reviewer-needed", Refusal.FORBIDDEN),
    REASONS_MISSING("verification.reasons-missing", Refusal.UNPROCESSABLE),
    NOT_REOPENABLE("verification.not-reopenable", Refusal.CONFLICT),
    NOT_OPEN("verification.not-open", Refusal.CONFLICT),
    HUMAN_DECISION_NEEDED("verification.human-decision-needed", Refusal.FORBIDDEN),
    APPLICANT_ERASED("verification.applicant-erased", Refusal.CONFLICT),
    EFFECTIVE_TIME_IMPOSSIBLE("verification.effective-time-impossible", Refusal.UNPROCESSABLE);

    private final String code;
    private final Refusal refusal;

    VerificationRule(String code, Refusal refusal) {
        this.code = code;
        this.refusal = refusal;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
