package io.muniment.kernel.identity;

import static io.muniment.kernel.identity.Scope.ORGANIZATION;
import static io.muniment.kernel.identity.Scope.OWN;

/** How far a role reaches; the first reaches furthest, and may whatever those after it may. */
public enum Tier {
    ADMIN,
    MANAGER,
    MEMBER,
    GUEST;

    public boolean reaches(Tier wanted) {
        return compareTo(wanted) <= 0;
    }

    /** What every role of the tier may, whatever else it may. */
    Grants grants() {
        return switch (this) {
            case GUEST -> Grants.NONE.and(OWN, Permission.USE_OWN_ACCOUNT).and(ORGANIZATION, Permission.READ_CONTENT);
            case MEMBER -> GUEST.grants();
            case MANAGER -> MEMBER.grants().and(ORGANIZATION, Permission.MANAGER_ACCESS);
            case ADMIN ->
                MANAGER.grants()
                        .and(
                                ORGANIZATION,
                                Permission.ADMIN_ACCESS,
                                Permission.READ_USERS,
                                Permission.WRITE_USERS,
                                Permission.DELETE_USERS,
                                Permission.MANAGE_ACCOUNTS,
                                Permission.MANAGE_TENANT,
                                Permission.MANAGE_BILLING,
                                Permission.WRITE_CONTENT,
                                Permission.DELETE_CONTENT);
        };
    }
}
