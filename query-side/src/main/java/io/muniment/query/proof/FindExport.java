package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/**
 * May the ledger be taken out, and up to where?
 *
 * @param size that of a checkpoint; if it is not said, one is made of all that is recorded now
 */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("history")
@ReadsPersonalData
public record FindExport(@Nullable Long size) implements Query<Export> {}
