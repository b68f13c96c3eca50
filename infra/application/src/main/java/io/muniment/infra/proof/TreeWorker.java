package io.muniment.infra.proof;

import io.muniment.infra.eventstore.LedgerSignal;
import io.muniment.infra.roles.FollowsTheLedger;
import io.muniment.infra.verify.NotProven;
import io.muniment.query.ProofRefused;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Follows the ledger with the tree: at once where little is appended, and not too often where much is. */
@Component
@FollowsTheLedger
@ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
public final class TreeWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TreeWorker.class);

    /** What other processes append is not always heard. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private static final Duration TIME_TO_FINISH = Duration.ofSeconds(5);

    private final TreeGrowth growth;
    private final LedgerSignal grown;
    private final Duration pace;
    private volatile boolean running;
    private volatile @Nullable Thread worker;
    private volatile @Nullable String trouble;

    TreeWorker(TreeGrowth growth, LedgerSignal grown, @Value("${muniment.proof.pace:200ms}") Duration pace) {
        this.growth = growth;
        this.grown = grown;
        this.pace = pace;
    }

    @Override
    public synchronized void start() {
        running = true;
        worker = Thread.ofPlatform().daemon().name("proof-tree").start(this::follow);
    }

    private void follow() {
        try {
            while (running) {
                long seen = grown.count();
                if (grow() == 0) {
                    grown.await(seen, ASK_EVERY.toNanos());
                }
                Thread.sleep(pace); // what comes meanwhile is hashed together
            }
        } catch (InterruptedException stopped) {
            LOG.debug("The tree is as it was committed", stopped);
        } finally {
            if (running) {
                trouble = "nothing is hashed any more until the application is started anew";
                LOG.error("The worker has ended: {}", trouble);
            }
        }
    }

    private long grow() {
        try {
            long added = growth.grow();
            trouble = null;
            return added;
        } catch (ProofRefused | NotProven altered) {
            standStill(String.valueOf(altered.getMessage()), altered);
        } catch (DataAccessException | org.jooq.exception.DataAccessException | TransactionException away) {
            LOG.warn("The tree waits: {}", away.toString());
        } catch (RuntimeException unforeseen) { // all of them: a thread that ends is missed by nobody
            standStill(unforeseen.toString(), unforeseen);
        }
        return 0;
    }

    private void standStill(String why, RuntimeException failure) {
        if (!why.equals(trouble)) {
            LOG.error("The ledger is not hashed any further: {}", why, failure);
        }
        trouble = why;
    }

    /** Why the tree does not grow, if it is not that the database is away. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread last = worker;
        if (last == null) {
            return;
        }
        last.interrupt();
        try {
            last.join(TIME_TO_FINISH);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
