package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import org.jooq.Condition;

/** Whose requests an actor may see: always of the tenant, and without a staff permission only the actor's own. */
final class RequestVisibility {

    private RequestVisibility() {}

    static Condition of(Actor actor) {
        var ofTenant = VERIFICATION_REQUESTS.TENANT.eq(actor.tenant().value());
        return actor.may(Permission.REVIEW_VERIFICATION) || actor.may(Permission.READ_AUDIT)
                ? ofTenant
                : ofTenant.and(own(actor));
    }

    static Condition own(Actor actor) {
        return VERIFICATION_REQUESTS.APPLICANT.eq(actor.id());
    }
}
