package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** That an event of the actor's tenant is in a checkpoint; the history knows where it stands. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("history")
@ReadsPersonalData
record FindInclusion(String eventId, @Nullable Long size) implements Query<InclusionProof> {}
