package io.muniment.query.identity.invitations;

import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One invitation into the tenant. */
@Requires(value = Permission.MANAGE_ACCOUNTS, scope = Scope.ORGANIZATION)
@ReadsFrom("identity-invitations")
@ReadsPersonalData
record FindInvitation(InvitationId id) implements Query<InvitationDetails> {}
