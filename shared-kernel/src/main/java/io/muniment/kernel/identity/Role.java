package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Permission.ACT_AS_SYSTEM;
import static io.muniment.kernel.identity.Permission.OPERATE;
import static io.muniment.kernel.identity.Permission.READ_AUDIT;
import static io.muniment.kernel.identity.Permission.REQUEST_VERIFICATION;
import static io.muniment.kernel.identity.Permission.REVIEW_VERIFICATION;

import java.util.Set;

/** The roles of the product and what each may do. */
public enum Role {
    ADMIN(REQUEST_VERIFICATION, REVIEW_VERIFICATION, READ_AUDIT, OPERATE),
    REVIEWER(REVIEW_VERIFICATION),
    COMPLIANCE_OFFICER(READ_AUDIT),
    AUDITOR(READ_AUDIT),
    BUILDER(REQUEST_VERIFICATION),
    AUTHORIZED_SELLER(REQUEST_VERIFICATION),
    OWNER(REQUEST_VERIFICATION),
    BUYER(REQUEST_VERIFICATION),
    CLIENT(REQUEST_VERIFICATION),
    GUEST(),
    SYSTEM(ACT_AS_SYSTEM);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
