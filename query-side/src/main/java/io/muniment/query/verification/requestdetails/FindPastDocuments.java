package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.query.AsOf;
import io.muniment.query.OfThePast;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;

/** The documents that one request had. */
@Requires({Permission.REQUEST_VERIFICATION, Permission.REVIEW_VERIFICATION, Permission.READ_AUDIT})
@ReadsFrom("verification-request-details-past")
@ReadsPersonalData
record FindPastDocuments(String request, PageRequest page, AsOf asOf)
        implements Query<Page<DocumentDetails>>, OfThePast {}
