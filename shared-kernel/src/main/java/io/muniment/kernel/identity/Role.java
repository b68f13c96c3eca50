package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.PROTECT_PRIVACY;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;

import java.util.Set;

/** The roles of the product and what each may do. */
public enum Role {
    ADMIN,
    REVIEWER,
    COMPLIANCE_OFFICER,
    AUDITOR,
    BUILDER,
    AUTHORIZED_SELLER,
    OWNER,
    BUYER,
    CLIENT,
    GUEST,
    /** Looks after the installation, and sees nobody's affairs. */
    OPERATOR,
    /** The system itself; never given to anybody from outside. */
    SYSTEM;

    public Set<Permission> permissions() {
        return switch (this) {
            case ADMIN -> Set.of(REQUEST_VERIFICATION, REVIEW_VERIFICATION, READ_AUDIT, PROTECT_PRIVACY, OPERATE);
            case REVIEWER -> Set.of(REVIEW_VERIFICATION);
            case COMPLIANCE_OFFICER -> Set.of(READ_AUDIT, PROTECT_PRIVACY);
            case AUDITOR -> Set.of(READ_AUDIT);
            case BUILDER, AUTHORIZED_SELLER, OWNER, BUYER, CLIENT -> Set.of(REQUEST_VERIFICATION);
            case GUEST -> Set.of();
            case OPERATOR -> Set.of(OPERATE);
            case SYSTEM -> Set.of(ACT_AS_SYSTEM);
        };
    }
}
