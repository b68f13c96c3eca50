package io.muniment.infra.proof;

import io.muniment.infra.eventstore.Ledger;
import io.muniment.infra.security.CurrentActor;
import io.muniment.infra.verify.SignedNote;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Permission;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.query.proof.SignedCheckpoint;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An auditor need not wait until the next checkpoint is due. */
@RestController
class CheckpointEndpoint {

    private final ObjectProvider<Checkpoints> checkpoints;
    private final ObjectProvider<Publisher> publisher;
    private final Ledger ledger;
    private final CurrentActor actor;

    CheckpointEndpoint(
            ObjectProvider<Checkpoints> checkpoints,
            ObjectProvider<Publisher> publisher,
            Ledger ledger,
            CurrentActor actor) {
        this.checkpoints = checkpoints;
        this.publisher = publisher;
        this.ledger = ledger;
        this.actor = actor;
    }

    /** Of all that is recorded now; what was signed already is not signed again. */
    @PostMapping("/api/proofs/checkpoint")
    SignedCheckpoint sign() {
        Actor auditor = actor.get();
        if (!auditor.may(Permission.READ_AUDIT)) {
            throw new PermissionMissing(auditor.role(), List.of(Permission.READ_AUDIT));
        }
        Checkpoints signing = checkpoints.getIfAvailable();
        if (signing == null) {
            throw NoProofs.refused();
        }
        SignedNote note = signing.signAll(ledger.head());
        publisher.ifAvailable(Publisher::publishSoon);
        return LedgerProofs.told(note);
    }
}
