package io.muniment.infra.axon;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import io.muniment.command.ActorFromMetadata;
import io.muniment.command.Receipt;
import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.consistency.ConsistencyToken;
import io.muniment.kernel.identity.Actor;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A command that is sent again, because nobody knows what became of it, is answered with what it did if it did
 * something. Its events name it as their cause; a request id would not do, for callers choose it and reactions inherit
 * it.
 */
@Component
class AlreadyDone implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String SENT_AGAIN = "sentAgain";

    private static final String HISTORY = "history";

    private final ConsistencyGate gate;
    private final DSLContext db;

    AlreadyDone(ConsistencyGate gate, DSLContext db) {
        this.gate = gate;
        this.db = db;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = work.getMessage();
        if (Boolean.TRUE.equals(command.getMetaData().get(SENT_AGAIN))) {
            gate.awaitHead(HISTORY);
            Receipt first = receiptOf(command.getIdentifier(), ActorFromMetadata.of(command.getMetaData()));
            if (first != null) {
                return first;
            }
        }
        return chain.proceed();
    }

    private @Nullable Receipt receiptOf(String command, Actor actor) {
        return db.select(EVENT_HISTORY.AGGREGATE_ID, EVENT_HISTORY.VERSION)
                .from(EVENT_HISTORY)
                .where(EVENT_HISTORY.CAUSATION_ID.eq(command))
                .and(EVENT_HISTORY.TENANT.eq(actor.tenant().value()))
                .and(EVENT_HISTORY.ACTOR.eq(actor.id()))
                .orderBy(EVENT_HISTORY.VERSION.desc())
                .limit(1)
                .fetchOne(row -> receipt(row.value1(), row.value2()));
    }

    private static Receipt receipt(String id, long version) {
        return new Receipt(id, version, new ConsistencyToken(id, version).toString());
    }
}
