package io.muniment.query.evidence.packs;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One pack; when it is ready, with a link to what it says of persons. */
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
@ReadsFrom("evidence-packs")
@ReadsPersonalData
record FindPack(String id) implements Query<PackDetails> {}
