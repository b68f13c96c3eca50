package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/** How one size has grown to another, or to that of the newest checkpoint. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("history")
record FindConsistency(long from, @Nullable Long to) implements Query<ConsistencyProof> {}
