package io.muniment.kernel.privacy;

import io.muniment.kernel.rule.RuleCode;

/** The codes of the rules of privacy. A code never changes and is never used again. */
public enum PrivacyRule implements RuleCode {
    LEGAL_HOLD("privacy.legal-hold", Refusal.CONFLICT),
    PERSON_ERASED("privacy.person-erased", Refusal.CONFLICT),
    PERSON_UNKNOWN("privacy.person-unknown", Refusal.UNPROCESSABLE),
    HOLD_UNKNOWN("privacy.hold-unknown", Refusal.UNPROCESSABLE);

    private final String code;
    private final Refusal refusal;

    PrivacyRule(String code, Refusal refusal) {
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
