package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import org.jspecify.annotations.Nullable;

/** The requests that the actor may see, newest first. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("verification-request-details")
@ReadsPersonalData
record FindRequests(
        @Nullable VerificationStatus status, @Nullable VerificationType type, boolean onlyOwn, PageRequest page)
        implements Query<Page<RequestSummary>> {}
