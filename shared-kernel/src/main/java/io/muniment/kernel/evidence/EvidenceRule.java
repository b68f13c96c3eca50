package io.muniment.kernel.evidence;

import io.muniment.kernel.rule.RuleCode;

/** The codes of the rules of evidence packs. A code never changes and is never used again. */
public enum EvidenceRule implements RuleCode {
    SCOPE_UNCLEAR("evidence.scope-unclear", Refusal.UNPROCESSABLE),
    TOO_MANY_SUBJECTS("evidence.too-many-subjects", Refusal.UNPROCESSABLE),
    SUBJECT_TWICE("evidence.subject-twice", Refusal.UNPROCESSABLE),
    IN_THE_FUTURE("evidence.in-the-future", Refusal.UNPROCESSABLE),
    SUBJECT_UNKNOWN("evidence.subject-unknown", Refusal.UNPROCESSABLE),
    BEFORE_THE_FIRST_EVENT("evidence.before-the-first-event", Refusal.UNPROCESSABLE);

    private final String code;
    private final Refusal refusal;

    EvidenceRule(String code, Refusal refusal) {
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
