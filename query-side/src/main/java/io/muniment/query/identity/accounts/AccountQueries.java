package io.muniment.query.identity.accounts;

import static io.muniment.projection.schema.Tables.IDENTITY_ACCOUNTS;
import static io.muniment.projection.schema.Tables.IDENTITY_MEMBERSHIPS;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.AccountStatus;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.query.NotFound;
import io.muniment.query.Page;
import io.muniment.query.Sorting;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

@Component
class AccountQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "email", IDENTITY_ACCOUNTS.EMAIL,
                    "displayName", IDENTITY_ACCOUNTS.DISPLAY_NAME,
                    "role", IDENTITY_MEMBERSHIPS.ROLE,
                    "openedAt", IDENTITY_ACCOUNTS.OPENED_AT),
            IDENTITY_ACCOUNTS.OPENED_AT.asc(),
            IDENTITY_ACCOUNTS.ID);

    private final DSLContext db;

    AccountQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    Page<AccountSummary> on(FindAccounts query, Actor actor) {
        Role role = query.role();
        AccountStatus status = query.status();
        Condition condition = IDENTITY_MEMBERSHIPS
                .TENANT
                .eq(actor.tenant().value())
                .and(role == null ? noCondition() : IDENTITY_MEMBERSHIPS.ROLE.eq(role.name()))
                .and(status == null ? noCondition() : IDENTITY_ACCOUNTS.STATUS.eq(status.name()));
        var members =
                IDENTITY_MEMBERSHIPS.join(IDENTITY_ACCOUNTS).on(IDENTITY_ACCOUNTS.ID.eq(IDENTITY_MEMBERSHIPS.ACCOUNT));
        var items = db.select()
                .from(members)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(AccountSummary::of);
        return Page.of(items, query.page(), db.fetchCount(members, condition));
    }

    @QueryHandler
    AccountDetails on(FindAccount query, Actor actor) {
        String tenant = actor.tenant().value();
        var account = db.selectFrom(IDENTITY_ACCOUNTS)
                .where(IDENTITY_ACCOUNTS.ID.eq(query.id().value()))
                .fetchOptional()
                .orElseThrow(() -> new NotFound(query.id().value()));
        var membership = db.selectFrom(IDENTITY_MEMBERSHIPS)
                .where(IDENTITY_MEMBERSHIPS.ACCOUNT.eq(query.id().value()))
                .and(IDENTITY_MEMBERSHIPS.TENANT.eq(tenant))
                .fetchOne();
        boolean isKeptHere = account.getTenant().equals(tenant);
        if (membership == null && !isKeptHere) {
            throw new NotFound(query.id().value());
        }
        return AccountDetails.of(account, membership, isKeptHere, AllowedAction.of(account, membership, actor));
    }
}
