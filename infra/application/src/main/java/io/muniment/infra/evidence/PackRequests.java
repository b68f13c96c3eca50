package io.muniment.infra.evidence;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Optional;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whose packs are, and who has asked for them: the ledger says it, and no read model that lags. */
final class PackRequests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext db;

    PackRequests(DSLContext db) {
        this.db = db;
    }

    /** Who has asked, in which tenant. */
    record PackRequest(TenantId tenant, String actor, String role, String requestId) {

        private static PackRequest of(JsonNode metadata) {
            return new PackRequest(
                    new TenantId(metadata.path(EventContext.TENANT).asString()),
                    metadata.path(EventContext.ACTOR).asString(),
                    metadata.path(EventContext.ROLE).asString(),
                    metadata.path(EventContext.REQUEST).asString());
        }
    }

    Optional<PackRequest> of(String pack) {
        return db.select(LEDGER_EVENT.METADATA)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.AGGREGATE_ID.eq(pack))
                .and(LEDGER_EVENT.VERSION.eq(0L))
                .and(LEDGER_EVENT.AGGREGATE_TYPE.eq(EvidencePackState.FOLD.aggregate()))
                .fetchOptional(row -> PackRequest.of(JSON.readTree(row.value1().data())));
    }
}
