package io.muniment.infra.operations;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.proof.Audit;
import io.muniment.infra.proof.LedgerAudit;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole ledger belongs to all tenants, and hashing it anew takes its time: a matter of operators. */
@RestController
@Requires(value = Permission.OPERATE, scope = Scope.ORGANIZATION)
class LedgerAuditEndpoint {

    private final Operators operators;
    private final OperatorActions actions;
    private final ObjectProvider<LedgerAudit> audit;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    LedgerAuditEndpoint(Operators operators, OperatorActions actions, ObjectProvider<LedgerAudit> audit) {
        this.operators = operators;
        this.actions = actions;
        this.audit = audit;
    }

    /** Answered when all was looked at, or at the first position that is wrong. */
    @PostMapping("/api/admin/ledger/audit")
    Audit audit() {
        Actor operator = operators.current();
        LedgerAudit looking = audit.getIfAvailable();
        if (looking == null) {
            throw new ProofRefused(Reason.NOT_KEPT, "Proofs are kept where the event store is PostgreSQL");
        }
        if (!oneAtATime.tryLock()) {
            throw new Refused(EdgeCode.AUDIT_BUSY, "Wait for the answer to the first audit.");
        }
        try {
            actions.note(operator, "audit-ledger", "ledger", null, null);
            return looking.run();
        } finally {
            oneAtATime.unlock();
        }
    }
}
