package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountStatus;
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

/** Accounts that have a role in the tenant. */
@Requires(
        value = {Permission.MANAGE_ACCOUNTS, Permission.READ_USERS},
        scope = Scope.ORGANIZATION)
@ReadsFrom("identity-accounts")
@ReadsPersonalData
record FindAccounts(@Nullable Role role, @Nullable AccountStatus status, PageRequest page)
        implements Query<Page<AccountSummary>> {}
