package io.muniment.kernel.identity;

import io.muniment.kernel.rule.RuleCode;

/** The codes of the rules of identity. A code never changes and is never used again. */
public enum IdentityRule implements RuleCode {
    EMAIL_TAKEN("identity.email-taken", Refusal.CONFLICT),
    ACCOUNT_NOT_OPEN("identity.account-not-open", Refusal.CONFLICT),
    ACCOUNT_NOT_SUSPENDED("identity.account-not-suspended", Refusal.CONFLICT),
    MEMBERSHIP_UNKNOWN("identity.membership-unknown", Refusal.UNPROCESSABLE),
    OWN_ACCOUNT("identity.own-account", Refusal.FORBIDDEN),
    NOT_ONES_OWN("identity.not-ones-own", Refusal.FORBIDDEN),
    ROLE_NOT_YOURS_TO_GIVE("identity.role-not-yours-to-give", Refusal.FORBIDDEN),
    OTHER_TENANT("identity.other-tenant", Refusal.FORBIDDEN),
    ALREADY_INVITED("identity.already-invited", Refusal.CONFLICT),
    ALREADY_MEMBER("identity.already-member", Refusal.CONFLICT),
    INVITATION_NOT_OPEN("identity.invitation-not-open", Refusal.CONFLICT);

    private final String code;
    private final Refusal refusal;

    IdentityRule(String code, Refusal refusal) {
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
