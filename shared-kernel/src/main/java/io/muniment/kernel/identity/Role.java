package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.MANAGE_ACCOUNTS;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.PROTECT_PRIVACY;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;
import static io.muniment.kernel.identity.Permission.USE_OWN_ACCOUNT;

import java.util.Set;

/** The roles of the product and what each may do. */
public enum Role {
    /** Looks after all tenants. */
    SUPER_ADMIN(Tier.ADMIN),
    ADMIN(Tier.ADMIN),
    REVIEWER(Tier.MANAGER),
    COMPLIANCE_OFFICER(Tier.MANAGER),
    AUDITOR(Tier.MANAGER),
    MARKETER(Tier.MANAGER),
    BUILDER(Tier.MEMBER),
    AUTHORIZED_SELLER(Tier.MEMBER),
    OWNER(Tier.MEMBER),
    BUYER(Tier.MEMBER),
    CLIENT(Tier.MEMBER),
    GUEST(Tier.GUEST),
    /** Looks after the installation, and sees nobody's affairs. */
    OPERATOR(Tier.ADMIN),
    /** The system itself; never given to anybody from outside. */
    SYSTEM(Tier.ADMIN);

    private final Tier tier;

    Role(Tier tier) {
        this.tier = tier;
    }

    public Tier tier() {
        return tier;
    }

    public Set<Permission> permissions() {
        return switch (this) {
            case SUPER_ADMIN, ADMIN ->
                Set.of(
                        USE_OWN_ACCOUNT,
                        MANAGE_ACCOUNTS,
                        REQUEST_VERIFICATION,
                        REVIEW_VERIFICATION,
                        READ_AUDIT,
                        PROTECT_PRIVACY,
                        OPERATE);
            case REVIEWER -> Set.of(USE_OWN_ACCOUNT, REVIEW_VERIFICATION);
            case COMPLIANCE_OFFICER -> Set.of(USE_OWN_ACCOUNT, READ_AUDIT, PROTECT_PRIVACY);
            case AUDITOR -> Set.of(USE_OWN_ACCOUNT, READ_AUDIT);
            case BUILDER, AUTHORIZED_SELLER, OWNER, BUYER, CLIENT -> Set.of(USE_OWN_ACCOUNT, REQUEST_VERIFICATION);
            case MARKETER, GUEST -> Set.of(USE_OWN_ACCOUNT);
            case OPERATOR -> Set.of(USE_OWN_ACCOUNT, OPERATE);
            case SYSTEM -> Set.of(ACT_AS_SYSTEM);
        };
    }
}
