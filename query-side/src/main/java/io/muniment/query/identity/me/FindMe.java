package io.muniment.query.identity.me;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;

/** Whoever asks, as they are known. */
@Requires(Permission.USE_OWN_ACCOUNT)
@ReadsFrom("identity-accounts")
record FindMe() implements Query<Me> {}
