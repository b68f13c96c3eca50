package io.muniment.query.identity.me;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;

/** Whether whoever asks has a permission, where they are now. */
@Requires(Permission.USE_OWN_ACCOUNT)
@ReadsFrom("identity-accounts")
record FindMyPermission(Permission permission) implements Query<MyPermission> {}
