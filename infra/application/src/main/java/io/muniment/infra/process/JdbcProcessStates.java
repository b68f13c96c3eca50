package io.muniment.infra.process;

import static io.muniment.projection.schema.Tables.PROCESS_STATE;

import io.muniment.command.ProcessStates;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class JdbcProcessStates implements ProcessStates {

    private final DSLContext db;
    private final JsonMapper json;

    JdbcProcessStates(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public <S> Optional<Remembered<S>> of(String process, String aggregateId, Class<S> kind) {
        return db.selectFrom(PROCESS_STATE)
                .where(PROCESS_STATE.PROCESS.eq(process))
                .and(PROCESS_STATE.AGGREGATE_ID.eq(aggregateId))
                .fetchOptional(
                        row -> new Remembered<>(json.readValue(row.getState().data(), kind), row.getVersion()));
    }

    @Override
    public <S> void remember(String process, String aggregateId, Remembered<S> state) {
        JSONB written = JSONB.valueOf(json.writeValueAsString(state.state()));
        db.insertInto(PROCESS_STATE)
                .set(PROCESS_STATE.PROCESS, process)
                .set(PROCESS_STATE.AGGREGATE_ID, aggregateId)
                .set(PROCESS_STATE.VERSION, state.version())
                .set(PROCESS_STATE.STATE, written)
                .onConflict(PROCESS_STATE.PROCESS, PROCESS_STATE.AGGREGATE_ID)
                .doUpdate()
                .set(PROCESS_STATE.VERSION, state.version())
                .set(PROCESS_STATE.STATE, written)
                .execute();
    }
}
