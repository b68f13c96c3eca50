package io.muniment.infra.operations;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import io.muniment.projection.schema.tables.records.DeadLetterRecord;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tries parked events again, or takes them away. All of it is one transaction: what the handlers write, what is no
 * longer parked, and the record of who did it.
 */
@Component
class DeadLetterControl {

    private static final String LONG_AGO = DateTimeUtils.formatInstant(Instant.EPOCH);

    private final EventProcessingConfiguration processing;
    private final DeadLetters letters;
    private final OperatorActions actions;
    private final TransactionOperations transactions;
    private final DSLContext db;

    DeadLetterControl(
            EventProcessingConfiguration processing,
            DeadLetters letters,
            OperatorActions actions,
            TransactionOperations transactions,
            DSLContext db) {
        this.processing = processing;
        this.letters = letters;
        this.actions = actions;
        this.transactions = transactions;
        this.db = db;
    }

    /** With all that wait behind it, up to the first that fails. */
    Leftover retry(String id, Actor operator) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            DeadLetterRecord letter = letters.lockFirst(id);
            int before = letters.sizeOfSequence(letter);
            actions.note(operator, "retry", letter.getProcessingGroup(), id, null);
            bringToTheFront(id);
            handlersOf(letter).process(parked -> isIt(parked, id));
            return letters.leftover(letter, before);
        }));
    }

    /** Axon looks for what it is asked to process only among the few that were touched longest ago. */
    private void bringToTheFront(String id) {
        db.update(DEAD_LETTER)
                .set(DEAD_LETTER.LAST_TOUCHED, LONG_AGO)
                .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(id))
                .execute();
    }

    /** The projection will never see the event; the ledger keeps it. */
    Leftover discard(String id, String reason, Actor operator) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            DeadLetterRecord letter = letters.lockFirst(id);
            int before = letters.sizeOfSequence(letter);
            actions.note(operator, "discard", letter.getProcessingGroup(), id, reason);
            db.deleteFrom(DEAD_LETTER)
                    .where(DEAD_LETTER.DEAD_LETTER_IDENTIFIER.eq(id))
                    .execute();
            return letters.leftover(letter, before);
        }));
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> handlersOf(DeadLetterRecord letter) {
        return processing
                .sequencedDeadLetterProcessor(letter.getProcessingGroup())
                .orElseThrow(() ->
                        new Refused(EdgeCode.PROJECTION_NOT_RUNNING, "Nobody here handles events for it any more."));
    }

    private static boolean isIt(DeadLetter<? extends EventMessage<?>> parked, String id) {
        return parked instanceof JdbcDeadLetter<?> stored
                && stored.getIdentifier().equals(id);
    }
}
