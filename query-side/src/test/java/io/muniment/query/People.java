package io.muniment.query;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.verification.VerificationLives;

/** Who asks in the tests. */
public final class People {

    public static final Actor REVIEWER = in(VerificationLives.ACME, "reviewer-9", Role.REVIEWER);
    public static final Actor AUDITOR = in(VerificationLives.ACME, "auditor", Role.AUDITOR);
    public static final Actor STRANGER = in(new TenantId("elsewhere"), "reviewer-9", Role.REVIEWER);

    private People() {}

    public static Actor client(String id) {
        return in(VerificationLives.ACME, id, Role.CLIENT);
    }

    private static Actor in(TenantId tenant, String id, Role role) {
        return Actor.person(id, role, tenant);
    }
}
