package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.projection.KeptFold;
import io.muniment.projection.KeptRows;
import io.muniment.projection.Recorded;
import io.muniment.projection.RowCopy;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A request with its documents and what their checks found. */
@Component
class RequestDetails extends KeptFold<RequestRows> {

    static final String NAME = "verification-request-details";

    RequestDetails() {
        super(List.of(VERIFICATION_REQUESTS.ID, VERIFICATION_DOCUMENTS.REQUEST, VERIFICATION_FINDINGS.REQUEST));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long version(RequestRows state) {
        return state.request().getVersion();
    }

    @Override
    protected @Nullable RequestRows next(@Nullable RequestRows before, DomainEvent event, Recorded recorded) {
        return event instanceof VerificationRequestEvent happened ? after(before, happened, recorded) : before;
    }

    private static @Nullable RequestRows after(
            @Nullable RequestRows before, VerificationRequestEvent event, Recorded recorded) {
        var changes = RequestRow.after(event);
        changes.setVersion(recorded.version());
        changes.setChangedAt(recorded.recordedAt());
        if (before == null) {
            return event instanceof RequestSubmitted ? begun(changes, recorded) : null;
        }
        var row = RowCopy.of(before.request(), changes);
        return DocumentRows.after(new RequestRows(row, before.documents(), before.findings()), event, recorded);
    }

    private static RequestRows begun(VerificationRequestsRecord row, Recorded recorded) {
        row.setTenant(recorded.tenant().value());
        return new RequestRows(row, List.of(), List.of());
    }

    @Override
    protected RequestRows of(KeptRows rows) {
        return new RequestRows(
                rows.only(VERIFICATION_REQUESTS), rows.all(VERIFICATION_DOCUMENTS), rows.all(VERIFICATION_FINDINGS));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(RequestRows state) {
        return state.all();
    }
}
