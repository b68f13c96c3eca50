package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** The requests that the actor may see, newest first. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("verification-request-details")
@ReadsPersonalData
record FindRequests(RequestFilter filter, PageRequest page) implements Query<Page<RequestSummary>> {}
