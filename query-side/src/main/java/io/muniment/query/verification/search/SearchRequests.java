package io.muniment.query.verification.search;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** Requests by anything that is remembered of them; without words, all of them, newest first. */
@Requires(
        value = {Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT},
        scope = Scope.ORGANIZATION)
@ReadsFrom("verification-search")
@ReadsPersonalData
record SearchRequests(
        @Nullable String words,
        @Nullable VerificationStatus status,
        @Nullable VerificationType type,
        PageRequest page) implements Query<FoundRequests> {}
