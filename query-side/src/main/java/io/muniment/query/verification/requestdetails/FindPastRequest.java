package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.AsOf;
import io.muniment.query.OfThePast;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** One request as it was. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("verification-request-details-past")
@ReadsPersonalData
record FindPastRequest(String id, AsOf asOf) implements Query<RequestDetails>, OfThePast {}
