package io.muniment.kernel.identity;

import java.util.Set;

/** The roles of the product. What each may do is in the {@link Catalogue}. */
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
    OPERATOR(Tier.GUEST),
    /** The system itself; never given to anybody from outside. */
    SYSTEM(Tier.ADMIN);

    private final Tier tier;

    Role(Tier tier) {
        this.tier = tier;
    }

    public Tier tier() {
        return tier;
    }

    /** Given by a super admin only: it concerns more than one tenant. */
    public boolean isOfTheInstallation() {
        return this == SUPER_ADMIN || this == OPERATOR;
    }

    public Grants grants() {
        return Catalogue.of(this);
    }

    public Set<Permission> permissions() {
        return grants().permissions();
    }
}
