package io.muniment.query.identity.invitations;

import static io.muniment.projection.schema.Tables.IDENTITY_INVITATIONS;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.InvitationStatus;
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
class InvitationQueries {

    private static final Sorting SORTING = new Sorting(
            Map.of(
                    "email", IDENTITY_INVITATIONS.EMAIL,
                    "role", IDENTITY_INVITATIONS.ROLE,
                    "invitedAt", IDENTITY_INVITATIONS.INVITED_AT,
                    "expiresAt", IDENTITY_INVITATIONS.EXPIRES_AT),
            IDENTITY_INVITATIONS.INVITED_AT.desc(),
            IDENTITY_INVITATIONS.ID);

    private final DSLContext db;

    InvitationQueries(DSLContext db) {
        this.db = db;
    }

    @QueryHandler
    Page<InvitationSummary> on(FindInvitations query, Actor actor) {
        Role role = query.role();
        InvitationStatus status = query.status();
        Condition condition = IDENTITY_INVITATIONS
                .TENANT
                .eq(actor.tenant().value())
                .and(role == null ? noCondition() : IDENTITY_INVITATIONS.ROLE.eq(role.name()))
                .and(status == null ? noCondition() : IDENTITY_INVITATIONS.STATUS.eq(status.name()));
        var items = db.selectFrom(IDENTITY_INVITATIONS)
                .where(condition)
                .orderBy(SORTING.of(query.page().sort()))
                .limit(query.page().size())
                .offset(query.page().offset())
                .fetch(InvitationSummary::of);
        return Page.of(items, query.page(), db.fetchCount(IDENTITY_INVITATIONS, condition));
    }

    @QueryHandler
    InvitationDetails on(FindInvitation query, Actor actor) {
        return db.selectFrom(IDENTITY_INVITATIONS)
                .where(IDENTITY_INVITATIONS.ID.eq(query.id().value()))
                .and(IDENTITY_INVITATIONS.TENANT.eq(actor.tenant().value()))
                .fetchOptional(InvitationDetails::of)
                .orElseThrow(() -> new NotFound(query.id().value()));
    }
}
