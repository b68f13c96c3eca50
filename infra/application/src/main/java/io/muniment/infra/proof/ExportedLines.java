package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.jooq.impl.DSL.jsonbGetAttributeAsText;
import static org.jooq.impl.DSL.val;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muniment.infra.verify.Entry;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.query.proof.ProvenEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ledger as lines of JSON. An event that is not the reader's to see has its hash alone: so the others can still be
 * shown to stand where they stand.
 */
final class ExportedLines {

    /** Nothing is held open while a slow reader reads. */
    private static final int AT_ONCE = 1000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DSLContext db;
    private final Field<Boolean> isTold;

    ExportedLines(DSLContext db, TenantId tenant) {
        this.db = db;
        this.isTold = DSL.field(jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.TENANT)
                .eq(val(tenant.value())));
    }

    void write(long from, long until, OutputStream out) throws IOException {
        for (long next = from; next < until; next += AT_ONCE) {
            for (Line line : lines(next, Math.min(next + AT_ONCE, until))) {
                out.write(JSON.writeValueAsBytes(line));
                out.write('\n');
            }
        }
    }

    private List<Line> lines(long from, long until) {
        return db.select(LEDGER_EVENT.fields())
                .select(isTold)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.ge(from))
                .and(LEDGER_EVENT.POSITION.lt(until))
                .orderBy(LEDGER_EVENT.POSITION)
                .fetch(row ->
                        Line.of(StoredEntries.entry(row.into(LEDGER_EVENT)), Boolean.TRUE.equals(row.get(isTold))));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            long position, String leaf, @Nullable ProvenEvent event) {

        static Line of(Entry entry, boolean isTold) {
            return new Line(entry.position(), entry.leaf().toString(), isTold ? LedgerProofs.told(entry) : null);
        }
    }
}
