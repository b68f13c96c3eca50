package io.muniment.query.proof;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;

/** What checkpoints were signed with. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("history")
record FindProofKeys() implements Query<ProofKeys> {}
