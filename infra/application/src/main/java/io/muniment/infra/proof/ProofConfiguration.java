package io.muniment.infra.proof;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.muniment.infra.eventstore.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The proof of a ledger that is in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofSettings.class)
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
class ProofConfiguration {

    private static final int EVENTS_AT_ONCE = 10_000;

    @Bean
    TreeGrowth treeGrowth(DSLContext db) {
        return new TreeGrowth(db, EVENTS_AT_ONCE);
    }

    @Bean
    SigningKeys signingKeys(ProofSettings settings, @Value("${muniment.data:./data}") Path data) {
        Path file = settings.keyFile();
        Path previous = settings.previousKeyFile();
        return new SigningKeys(
                settings.origin(),
                file == null ? SigningKey.madeIn(data, settings.origin()) : SigningKey.in(file, settings.origin()),
                previous == null ? null : SigningKey.in(previous, settings.origin()));
    }

    @Bean
    Checkpoints checkpoints(
            DSLContext db,
            TreeGrowth growth,
            SigningKeys keys,
            Clock clock,
            @Value("${muniment.consistency.patience:5s}") Duration patience) {
        return new Checkpoints(db, growth, keys, clock, patience);
    }

    @Bean
    Publisher checkpointPublisher(DSLContext db, ProofSettings settings, Clock clock) {
        return new Publisher(db, settings.publishTo(), clock);
    }

    @Bean
    LedgerProofs ledgerProofs(DSLContext db, Checkpoints checkpoints, Ledger ledger) {
        return new LedgerProofs(db, checkpoints, ledger::head);
    }

    @Bean
    ProvenEvents provenEvents(Checkpoints checkpoints, SigningKeys keys) {
        return new ProvenEvents(checkpoints, keys);
    }

    @Bean
    LedgerAudit ledgerAudit(DSLContext db, Checkpoints checkpoints) {
        return new LedgerAudit(db, checkpoints);
    }

    @Bean("proof")
    ProofHealth proofHealth(
            TreeGrowth growth, Checkpoints checkpoints, Publisher publisher, ObjectProvider<TreeWorker> worker) {
        return new ProofHealth(growth, checkpoints, publisher, worker);
    }

    /**
     * On one node at a time. What could not be sent out before is tried again, whether there is anything new or not.
     */
    @Bean
    RecurringTask<Void> signCheckpoint(
            TreeGrowth growth, Checkpoints checkpoints, Publisher publisher, ProofSettings settings) {
        return Tasks.recurring("sign-checkpoint", FixedDelay.of(settings.checkpointEvery()))
                .execute((_, _) -> {
                    try {
                        if (growth.size() > 0) {
                            checkpoints.sign();
                        }
                    } finally {
                        publisher.publish(); // above all when nothing can be signed any more
                    }
                });
    }
}
