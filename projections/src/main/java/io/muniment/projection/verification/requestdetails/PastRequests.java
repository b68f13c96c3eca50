package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS_PAST;

import io.muniment.projection.Past;
import java.util.List;
import org.springframework.stereotype.Component;

/** What requests were, with their documents and what their checks had found. */
@Component
class PastRequests extends Past<RequestRows> {

    static final String NAME = "verification-request-details-past";

    PastRequests(RequestDetails details) {
        super(
                NAME,
                details,
                List.of(VERIFICATION_REQUESTS_PAST, VERIFICATION_DOCUMENTS_PAST, VERIFICATION_FINDINGS_PAST));
    }
}
