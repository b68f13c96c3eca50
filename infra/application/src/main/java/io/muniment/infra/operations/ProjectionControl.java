package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.Actor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Pauses and resumes processors. A pause holds in every process and over every restart, until somebody resumes. */
@Component
class ProjectionControl {

    private final Claims claims;
    private final OperatorActions actions;
    private final TransactionOperations transactions;

    ProjectionControl(Claims claims, OperatorActions actions, TransactionOperations transactions) {
        this.claims = claims;
        this.actions = actions;
        this.transactions = transactions;
    }

    void pause(StreamingEventProcessor processor, Actor operator, @Nullable String reason) {
        String name = processor.getName();
        boolean wasRunning = processor.isRunning();
        processor.shutDown(); // it ends its batch first
        boolean held = false;
        try {
            held = transactions.execute(_ -> {
                actions.note(operator, "pause", name, null, reason);
                return claims.hold(name);
            });
        } finally {
            if (!held && wasRunning) {
                processor.start();
            }
        }
        if (!held) {
            throw new Refused(EdgeCode.PROJECTION_NOT_RUNNING, "It has not begun yet.");
        }
    }

    void resume(StreamingEventProcessor processor, Actor operator) {
        String name = processor.getName();
        transactions.executeWithoutResult(_ -> {
            actions.note(operator, "resume", name, null, null);
            claims.letGo(name);
        });
        if (processor.processingStatus().isEmpty()) {
            processor.shutDown(); // who found nothing to claim at its start would look again only after a while
            processor.start();
        }
    }
}
