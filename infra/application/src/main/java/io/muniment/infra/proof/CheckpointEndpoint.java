package io.muniment.infra.proof;

import io.muniment.infra.eventstore.Ledger;
import io.muniment.infra.verify.SignedNote;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.Requires;
import io.muniment.kernel.identity.Scope;
import io.muniment.query.proof.SignedCheckpoint;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An auditor need not wait until the next checkpoint is due. */
@RestController
@Requires(value = Permission.READ_AUDIT, scope = Scope.ORGANIZATION)
class CheckpointEndpoint {

    private final ObjectProvider<Checkpoints> checkpoints;
    private final ObjectProvider<Publisher> publisher;
    private final Ledger ledger;

    CheckpointEndpoint(ObjectProvider<Checkpoints> checkpoints, ObjectProvider<Publisher> publisher, Ledger ledger) {
        this.checkpoints = checkpoints;
        this.publisher = publisher;
        this.ledger = ledger;
    }

    /** Of all that is recorded now; what was signed already is not signed again. */
    @PostMapping("/api/proofs/checkpoint")
    SignedCheckpoint sign() {
        Checkpoints signing = checkpoints.getIfAvailable();
        if (signing == null) {
            throw NoProofs.refused();
        }
        SignedNote note = signing.signAll(ledger.head());
        publisher.ifAvailable(Publisher::publishSoon);
        return LedgerProofs.told(note);
    }
}
