package io.muniment.query.identity.me;

import static io.muniment.projection.schema.Tables.IDENTITY_ACCOUNTS;
import static io.muniment.projection.schema.Tables.IDENTITY_MEMBERSHIPS;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class MeQueries {

    private final DSLContext db;
    private final DSLContext everywhere;

    MeQueries(DSLContext db) {
        this.db = db;
        this.everywhere = EveryTenant.of(db);
    }

    @QueryHandler
    Me on(FindMe query, Actor actor) {
        return db.select(IDENTITY_ACCOUNTS.fields())
                .from(IDENTITY_ACCOUNTS)
                .join(IDENTITY_MEMBERSHIPS)
                .on(IDENTITY_MEMBERSHIPS.ACCOUNT.eq(IDENTITY_ACCOUNTS.ID))
                .where(IDENTITY_ACCOUNTS.PERSON.eq(actor.id()))
                .and(IDENTITY_MEMBERSHIPS.TENANT.eq(actor.tenant().value()))
                .orderBy(IDENTITY_ACCOUNTS.OPENED_AT, IDENTITY_ACCOUNTS.ID)
                .limit(1)
                .fetchOptionalInto(IDENTITY_ACCOUNTS)
                .map(account -> Me.of(actor, account, memberships(account.getId())))
                .orElseGet(() -> Me.unknown(actor));
    }

    @QueryHandler
    MyPermission on(FindMyPermission query, Actor actor) {
        return new MyPermission(query.permission(), actor.may(query.permission()), actor.scopeOf(query.permission()));
    }

    /** Those in other tenants too. */
    private List<Membership> memberships(String account) {
        return everywhere
                .selectFrom(IDENTITY_MEMBERSHIPS)
                .where(IDENTITY_MEMBERSHIPS.ACCOUNT.eq(account))
                .orderBy(IDENTITY_MEMBERSHIPS.TENANT)
                .fetch(row -> new Membership(new TenantId(row.getTenant()), Role.valueOf(row.getRole())));
    }
}
