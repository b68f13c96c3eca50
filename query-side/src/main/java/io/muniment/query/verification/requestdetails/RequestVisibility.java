package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.jooq.impl.DSL.condition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import org.jooq.Condition;
import org.jooq.Field;

/** Whose requests an actor may see: always of the tenant, and without a staff permission only the actor's own. */
final class RequestVisibility {

    private RequestVisibility() {}

    static Condition of(Actor actor) {
        Condition ofTenant = VERIFICATION_REQUESTS.TENANT.eq(actor.tenant().value());
        return seesAll(actor) ? ofTenant : ofTenant.and(own(actor));
    }

    /** The same for an actor who is not known yet. */
    static Condition of(Field<String> tenant, Field<String> actor, Field<Boolean> seesAll) {
        return VERIFICATION_REQUESTS
                .TENANT
                .eq(tenant)
                .and(condition(seesAll).or(VERIFICATION_REQUESTS.APPLICANT.eq(actor)));
    }

    static boolean seesAll(Actor actor) {
        return actor.mayForAll(Permission.REVIEW_VERIFICATION) || actor.mayForAll(Permission.READ_AUDIT);
    }

    static Condition own(Actor actor) {
        return VERIFICATION_REQUESTS.APPLICANT.eq(actor.id());
    }
}
