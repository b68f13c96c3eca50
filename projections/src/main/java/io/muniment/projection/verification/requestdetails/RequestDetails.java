package io.muniment.projection.verification.requestdetails;

import static io.muniment.projection.schema.Tables.VERIFICATION_DOCUMENTS;
import static io.muniment.projection.schema.Tables.VERIFICATION_FINDINGS;
import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.selectFrom;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestEvent.RequestSubmitted;
import io.muniment.projection.Recorded;
import io.muniment.projection.RenderedOnce;
import io.muniment.projection.RowCopy;
import io.muniment.projection.TableFold;
import io.muniment.projection.schema.tables.records.VerificationRequestsRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A request with its documents and what their checks found. */
@Component
class RequestDetails implements TableFold<RequestRows> {

    static final String NAME = "verification-request-details";

    private static final Param<String[]> IDS = param("ids", String[].class);
    private static final RenderedOnce REQUESTS =
            new RenderedOnce(selectFrom(VERIFICATION_REQUESTS).where(VERIFICATION_REQUESTS.ID.eq(any(IDS))));
    private static final RenderedOnce DOCUMENTS =
            new RenderedOnce(selectFrom(VERIFICATION_DOCUMENTS).where(VERIFICATION_DOCUMENTS.REQUEST.eq(any(IDS))));
    private static final RenderedOnce FINDINGS =
            new RenderedOnce(selectFrom(VERIFICATION_FINDINGS).where(VERIFICATION_FINDINGS.REQUEST.eq(any(IDS))));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Table<? extends UpdatableRecord<?>>> tables() {
        return List.of(VERIFICATION_REQUESTS, VERIFICATION_DOCUMENTS, VERIFICATION_FINDINGS);
    }

    @Override
    public long version(RequestRows state) {
        return state.request().getVersion();
    }

    @Override
    public @Nullable RequestRows evolve(@Nullable RequestRows before, DomainEvent event, Recorded recorded) {
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
    public Map<String, RequestRows> load(DSLContext db, Set<String> requests) {
        var ids = requests.toArray(String[]::new);
        var documents = DOCUMENTS
                .on(db)
                .with(IDS, ids)
                .rows(VERIFICATION_DOCUMENTS)
                .fetchGroups(VERIFICATION_DOCUMENTS.REQUEST);
        var findings =
                FINDINGS.on(db).with(IDS, ids).rows(VERIFICATION_FINDINGS).fetchGroups(VERIFICATION_FINDINGS.REQUEST);
        return REQUESTS.on(db).with(IDS, ids).rows(VERIFICATION_REQUESTS).fetch().stream()
                .map(row -> new RequestRows(
                        row,
                        List.copyOf(documents.getOrDefault(row.getId(), db.newResult(VERIFICATION_DOCUMENTS))),
                        List.copyOf(findings.getOrDefault(row.getId(), db.newResult(VERIFICATION_FINDINGS)))))
                .collect(Collectors.toMap(rows -> rows.request().getId(), rows -> rows));
    }

    @Override
    public Stream<UpdatableRecord<?>> rows(RequestRows state) {
        return state.all();
    }
}
