package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One account that has a role in the tenant, or was opened there. */
@Requires(
        value = {Permission.MANAGE_ACCOUNTS, Permission.READ_USERS},
        scope = Scope.ORGANIZATION)
@ReadsFrom("identity-accounts")
@ReadsPersonalData
record FindAccount(AccountId id) implements Query<AccountDetails> {}
