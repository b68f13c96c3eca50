package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import org.jspecify.annotations.Nullable;

/** The newest checkpoint, or the one of a size. */
@Requires(Permission.READ_AUDIT)
@ReadsFrom("history")
record FindCheckpoint(@Nullable Long size) implements Query<SignedCheckpoint> {}
