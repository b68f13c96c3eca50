package io.muniment.projection.verification.search;

import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.projection.schema.view.IndexedRequest;
import java.util.Objects;

/** Makes the index document of a folded request. */
final class RequestDocument {

    private RequestDocument() {}

    static IndexedRequest of(FoldedRequest folded, TenantId tenant) {
        var state = folded.state();
        return new IndexedRequest(
                state.id().value(),
                tenant.value(),
                state.type().name(),
                state.status().name(),
                state.subject(),
                state.subjectLabel(),
                state.applicant(),
                state.applicantName(),
                state.documents().stream()
                        .map(one -> one.kind().name())
                        .distinct()
                        .toList(),
                state.documents().stream()
                        .map(VerificationDocument::text)
                        .filter(Objects::nonNull)
                        .toList(),
                state.submittedAt().toString(),
                folded.changedAt().toString(),
                state.collectUntil().toString(),
                Objects.toString(state.standing().reviewDue(), null));
    }
}
