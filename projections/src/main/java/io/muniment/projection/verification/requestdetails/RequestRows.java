package io.muniment.projection.verification.requestdetails;

import io.muniment.projection.schema.tables.records.VerificationDocumentsRecord;
import io.muniment.projection.schema.tables.records.VerificationFindingsRecord;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;

/** All rows of one request. They are never changed: where something happens, another row takes the place of one. */
record RequestRows(
        VerificationRequestsRecord request,
        List<VerificationDocumentsRecord> documents,
        List<VerificationFindingsRecord> findings) {

    RequestRows {
        documents = List.copyOf(documents);
        findings = List.copyOf(findings);
    }

    RequestRows withDocuments(List<VerificationDocumentsRecord> others) {
        return new RequestRows(request, others, findings);
    }

    RequestRows withFindings(List<VerificationFindingsRecord> others) {
        return new RequestRows(request, documents, others);
    }

    Stream<UpdatableRecord<?>> all() {
        return Stream.of(Stream.of(request), documents.stream(), findings.stream())
                .flatMap(rows -> rows);
    }
}
