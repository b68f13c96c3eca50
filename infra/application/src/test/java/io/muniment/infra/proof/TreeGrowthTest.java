package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static io.muniment.projection.schema.Tables.PROOF_HASHES;
import static io.muniment.projection.schema.Tables.PROOF_TREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.verify.Hash;
import io.muniment.query.ProofRefused;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class TreeGrowthTest extends FreshLedger {

    private Hash root() {
        long size = ledger.growth(1).size();
        return KnownHashes.of(ledger.db(), List.of(Span.whole(size))).root(size);
    }

    private void allIsHashed() {
        assertThat(ledger.growth(1).size()).isEqualTo(ledger.db().fetchCount(LEDGER_EVENT));
        assertThat(root()).as("seed %d", seed).isEqualTo(ledger.root());
        assertThat(ledger.audit().finding()).isNull();
    }

    @Test
    void itGrowsInPortionsOfAnySize() {
        Random random = new Random(seed);
        for (int time = 0; time < 25; time++) {
            ledger.append(random.nextInt(120)).growth(1 + random.nextInt(200)).grow();
        }
        ledger.hash();
        allIsHashed();
        assertThat(ledger.growth(10).grow()).isZero();
    }

    /** As an installation does that was there before the tree: level 16 begins at 65,536. */
    @Test
    void itCatchesUpWithWhatWasThereBefore() {
        for (int time = 0; time < 7; time++) {
            ledger.append(10_000);
        }
        ledger.hash();
        allIsHashed();
        assertThat(ledger.db().fetchCount(PROOF_HASHES, PROOF_HASHES.LEVEL.eq(16)))
                .isEqualTo(1);
    }

    @Test
    void whoeverIsKilledInTheMiddleHasAddedAllOfAPortionOrNothing() throws Exception {
        ledger.append(6000);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger killed = new AtomicInteger();
        Thread killer = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                kill();
                pause(ThreadLocalRandom.current().nextInt(1, 25));
            }
        });
        TreeGrowth growth = ledger.growth(97);
        while (growthSize(growth) < 6000) {
            try {
                growth.grow();
            } catch (DataAccessException cut) {
                killed.incrementAndGet();
                ledger.forgetConnections();
            }
        }
        done.set(true);
        killer.join();
        ledger.forgetConnections();
        pause(50);
        allIsHashed();
        assertThat(killed).as("seed %d", seed).hasPositiveValue();
    }

    private static long growthSize(TreeGrowth growth) {
        try {
            return growth.size();
        } catch (DataAccessException cut) {
            return 0;
        }
    }

    private void kill() {
        try {
            ledger.db().execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """);
        } catch (DataAccessException cutMyself) {
            ledger.forgetConnections();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void severalAtOnceAddEachEventOnce() throws Exception {
        ledger.append(5000);
        try (var workers = Executors.newFixedThreadPool(3)) {
            Callable<Long> grow = () -> {
                long added = 0;
                TreeGrowth growth = ledger.growth(50);
                while (growth.size() < 5000) {
                    added += growth.grow();
                }
                return added;
            };
            long added = 0;
            for (Future<Long> each : workers.invokeAll(List.of(grow, grow, grow))) {
                added += each.get();
            }
            assertThat(added).isEqualTo(5000);
        }
        allIsHashed();
    }

    @Test
    void nothingIsAddedBehindAnEndThatIsNotAsItWas() {
        ledger.append(300).hash().append(10);
        TreeGrowth growth = ledger.growth(100);
        List<String> tampering = List.of(
                "update ledger_event set version = version + 1 where position = 299",
                "delete from ledger_event where position = 299",
                "delete from ledger_event where position = 300");
        Stream<String> said = tampering.stream().map(change -> {
            String[] reason = new String[1];
            ledger.db().transaction(transaction -> {
                transaction.dsl().savepoint("before").execute();
                transaction.dsl().execute(change);
                assertThatExceptionOfType(ProofRefused.class)
                        .isThrownBy(() -> new TreeGrowth(transaction.dsl(), 100).grow())
                        .satisfies(refused -> reason[0] = String.valueOf(refused.getMessage()));
                transaction.dsl().rollback().toSavepoint("before").execute();
            });
            return reason[0];
        });
        assertThat(said.toList())
                .containsExactly(
                        "the event at position 299 is not the one that was hashed",
                        "the event at position 299 is missing",
                        "the event at position 300 is missing");
        assertThat(growth.grow()).isEqualTo(10);
    }

    @Test
    void whatIsHashedIsNeverHashedOver() {
        ledger.append(400).hash();
        Hash before = root();
        ledger.db().update(PROOF_TREE).set(PROOF_TREE.SIZE, 300L).execute();
        assertThatExceptionOfType(ProofRefused.class)
                .isThrownBy(() -> ledger.growth(50).grow())
                .withMessageContaining("are there already");
        ledger.db().update(PROOF_TREE).set(PROOF_TREE.SIZE, 400L).execute();
        assertThat(root()).isEqualTo(before);
    }
}
