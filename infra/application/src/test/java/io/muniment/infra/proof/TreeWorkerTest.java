package io.muniment.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.eventstore.LedgerSignal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What nobody has foreseen happens to the thread that hashes. */
class TreeWorkerTest extends FreshLedger {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private TreeWorker worker;

    @BeforeEach
    void start() throws InterruptedException {
        DSLContext failing = ledger.db()
                .configuration()
                .deriveAppending(ExecuteListener.onStart(_ -> fail()))
                .dsl();
        worker = new TreeWorker(new TreeGrowth(failing, 100), new LedgerSignal(), Duration.ofMillis(1));
        ledger.append(10);
        worker.start();
        awaitThat(() -> ledger.growth(1).size() == 10);
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    private void fail() {
        switch (failure.get()) {
            case RuntimeException unforeseen -> throw unforeseen;
            case Error end -> throw end;
            case null, default -> {}
        }
    }

    private static void awaitThat(BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            Thread.sleep(5);
        }
    }

    private Health health() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("worker", worker);
        return new ProofHealth(
                        ledger.growth(1),
                        ledger.checkpoints(),
                        new Publisher(ledger.db(), null, Clock.systemUTC()),
                        beans.getBeanProvider(TreeWorker.class))
                .health();
    }

    @Test
    void whatNobodyHasForeseenIsShownAndOnceItIsOverTheWorkerGoesOn() throws InterruptedException {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        failure.set(new IllegalStateException("unforeseen"));
        ledger.append(10);
        awaitThat(() -> worker.trouble() != null);
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health().getDetails())
                .hasEntrySatisfying(
                        "notHashed", why -> assertThat(why.toString()).contains("unforeseen"));

        failure.set(null);
        awaitThat(() -> ledger.growth(1).size() == 20);
        awaitThat(() -> worker.trouble() == null);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aWorkerThatHasEndedIsMissed() throws InterruptedException {
        failure.set(new StackOverflowError("planted"));
        awaitThat(() -> worker.trouble() != null);
        failure.set(null);
        assertThat(health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aWorkerThatIsToldToStopHasNoTrouble() {
        worker.stop();
        assertThat(worker.isRunning()).isFalse();
        assertThat(worker.trouble()).isNull();
    }
}
