package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/** The newest checkpoint, or the one of a size. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("history")
record FindCheckpoint(@Nullable Long size) implements Query<SignedCheckpoint> {}
