package io.muniment.query.identity.invitations;

import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** Invitations into the tenant. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
@ReadsFrom("identity-invitations")
@ReadsPersonalData
record FindInvitations(@Nullable Role role, @Nullable InvitationStatus status, PageRequest page)
        implements Query<Page<InvitationSummary>> {}
