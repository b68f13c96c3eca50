package io.muniment.query.identity.accounts;

import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One account that has a role in the tenant, or was opened there. */
@Requires(Permission.MANAGE_ACCOUNTS)
@ReadsFrom("identity-accounts")
@ReadsPersonalData
record FindAccount(AccountId id) implements Query<AccountDetails> {}
