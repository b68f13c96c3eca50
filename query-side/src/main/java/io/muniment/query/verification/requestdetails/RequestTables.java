package io.muniment.query.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS_PAST;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS_PAST;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import io.muniment.projection.schema.Routines;
import io.muniment.query.AsOf;
import io.muniment.query.PastTable;
import org.jooq.Table;

/** Where requests are read from: as they are, or as they were. */
final class RequestTables {

    private RequestTables() {}

    static Table<?> requests(AsOf asOf) {
        return PastTable.of(
                VERIFICATION_REQUESTS,
                VERIFICATION_REQUESTS_PAST,
                asOf.of(VERIFICATION_REQUESTS_PAST.VALID, VERIFICATION_REQUESTS_PAST.KNOWN));
    }

    static Table<?> documents(long version) {
        return PastTable.of(
                VERIFICATION_DOCUMENTS,
                VERIFICATION_DOCUMENTS_PAST,
                condition(Routines.among(VERIFICATION_DOCUMENTS_PAST.VERSIONS, val(version))));
    }

    static Table<?> findings(long version) {
        return PastTable.of(
                VERIFICATION_FINDINGS,
                VERIFICATION_FINDINGS_PAST,
                condition(Routines.among(VERIFICATION_FINDINGS_PAST.VERSIONS, val(version))));
    }
}
