package io.muniment.infra.proof;

import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.SignedNote;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down when the ledger was seen to be another than it was, or cannot be hashed or signed; an application that is ready
 * stays ready.
 */
final class ProofHealth implements HealthIndicator {

    private final TreeGrowth growth;
    private final Checkpoints checkpoints;
    private final Publisher publisher;
    private final ObjectProvider<TreeWorker> worker;

    ProofHealth(TreeGrowth growth, Checkpoints checkpoints, Publisher publisher, ObjectProvider<TreeWorker> worker) {
        this.growth = growth;
        this.checkpoints = checkpoints;
        this.publisher = publisher;
        this.worker = worker;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up()
                .withDetail("hashed", growth.size())
                .withDetail(
                        "signed",
                        checkpoints
                                .newest()
                                .map(SignedNote::checkpoint)
                                .map(Checkpoint::size)
                                .orElse(0L))
                .withDetail("notSent", publisher.failures());
        String unsent = publisher.trouble();
        if (unsent != null) {
            health.withDetail("notSentBecause", unsent);
        }
        String unsigned = checkpoints.trouble();
        if (unsigned != null) {
            health.down().withDetail("notSigned", unsigned);
        }
        worker.ifAvailable(follower -> {
            String unhashed = follower.trouble();
            if (unhashed != null) {
                health.down().withDetail("notHashed", unhashed);
            }
        });
        return health.build();
    }
}
