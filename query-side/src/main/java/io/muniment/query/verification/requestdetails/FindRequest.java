package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One request with everything that the actor may see of it. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("verification-request-details")
@ReadsPersonalData
record FindRequest(String id) implements Query<RequestDetails> {}
