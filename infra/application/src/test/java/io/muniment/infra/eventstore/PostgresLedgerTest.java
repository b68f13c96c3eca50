package io.muniment.infra.eventstore;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.embedded.BuildServices;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.flywaydb.core.Flyway;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresLedgerTest extends EventStoreContract {

    private static final String HELD_APPEND = """
                insert into ledger_event (position, recorded_at, aggregate_type, aggregate_id, version, name,
                  revision, payload, metadata, event_id)
                select max(position) + 1, now(), 'verification-request', '%1$s', 0,
                  'verification.ReviewReleased', 1, '{"id":"%1$s","reviewer":"rita"}', '{}', '%1$s-0'
                from ledger_event
                """;

    private final String url = BuildServices.postgres().createDatabase("ledger");
    private LedgerProcess here;
    private LedgerProcess there;

    @BeforeAll
    void start() {
        Flyway.configure().dataSource(url, null, null).load().migrate();
        here = new LedgerProcess(url);
        there = new LedgerProcess(url);
    }

    @AfterAll
    void stop() {
        here.close();
        there.close();
    }

    @Override
    EventStore store() {
        return here.store();
    }

    @Override
    Ledger ledger() {
        return here.ledger();
    }

    @Override
    EventStore storeOfAnotherProcess() {
        return there.store();
    }

    @Override
    void cutConnections() {
        execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                """);
        here.forgetConnections();
        there.forgetConnections();
    }

    @Test
    void aTransactionHeldOpenElsewhereHoldsNobodyBackAndHidesNothing() throws Exception {
        int many = 10_000;
        TrackingToken before = store().createHeadToken();
        try (Connection held = DriverManager.getConnection(url)) {
            held.setAutoCommit(false);
            try (Statement statement = held.createStatement()) {
                statement.execute("insert into reservation values ('demo', 'held', 'open')");
                appendInParallel(many);

                List<TrackedEventMessage<?>> seen = follow(store(), before, many);

                assertThat(seen).extracting(TrackedEventMessage::getIdentifier).doesNotHaveDuplicates();
            }
            held.rollback();
        }
        assertNoGaps();
    }

    @Test
    void nothingIsRecordedAtATimeThatIsSettled() throws Exception {
        List<LedgerProcess> processes = List.of(here, there);
        AtomicInteger writing = new AtomicInteger(8);
        Map<Instant, Long> settled = new ConcurrentSkipListMap<>();
        List<Callable<Void>> work = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            EventStore store = processes.get(writer % 2).store();
            work.add(() -> {
                for (int event = 0; event < 100; event++) {
                    store.publish(event(newId(), 0));
                }
                writing.decrementAndGet();
                return null;
            });
        }
        for (LedgerProcess process : processes) {
            work.add(() -> {
                while (writing.get() > 0) {
                    Instant known = Instant.now().truncatedTo(ChronoUnit.MICROS);
                    settled.put(known, process.ledger().settle(known).orElseThrow());
                }
                return null;
            });
        }

        inParallel(work);

        assertThat(settled).hasSizeGreaterThan(50);
        settled.forEach((known, last) -> {
            assertThat(here.db().fetchCount(LEDGER_EVENT, LEDGER_EVENT.RECORDED_AT.le(known)))
                    .as("events until %s", known)
                    .isEqualTo((int) (last + 1));
            assertThat(here.ledger().settle(known)).hasValue(last);
        });
        assertNoGaps();
    }

    @Test
    void aTimeIsSettledOnceAnAppendThatIsUnderWayHasEnded() throws Exception {
        String id = newId();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(HELD_APPEND.formatted(id));
                Instant known = Instant.now();
                CompletableFuture<OptionalLong> settling =
                        CompletableFuture.supplyAsync(() -> here.ledger().settle(known));
                assertThatExceptionOfType(TimeoutException.class)
                        .isThrownBy(() -> settling.get(300, TimeUnit.MILLISECONDS));
                connection.commit();
                assertThat(settling.get(10, TimeUnit.SECONDS))
                        .isEqualTo(here.ledger().positionOf(id, 0));
            }
        }
    }

    /** Nobody but an operator can hold an append open: ours commit in the statement that appends. */
    @Test
    void anAppendHeldOpenIsPassedByNoneAndSkippedByNone() throws Exception {
        TrackingToken before = store().createHeadToken();
        String held = newId();
        String other = newId();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(HELD_APPEND.formatted(held));

                assertThatExceptionOfType(LedgerUnavailable.class).isThrownBy(() -> append(List.of(event(other, 0))));
            }
            connection.commit();
        }
        append(List.of(event(other, 0)));

        assertThat(follow(store(), before, 2))
                .extracting(TrackedEventMessage::getIdentifier)
                .first()
                .isEqualTo(held + "-0");
        assertNoGaps();
    }

    @Test
    void writersThatAreKilledLeaveNoGapAndLoseNothingThatWasAcknowledged() throws Exception {
        long first = ledger().head();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        CountDownLatch writing = new CountDownLatch(8);
        List<EventStore> processes = List.of(store(), storeOfAnotherProcess());

        Thread killer = Thread.startVirtualThread(() -> {
            while (writing.getCount() > 0) {
                cutConnections();
                pause(ThreadLocalRandom.current().nextLong(5, 60));
            }
        });
        inParallel(IntStream.range(0, 8)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    for (int one = 0; one < 150; one++) {
                        String id = newId();
                        try {
                            processes.get(writer % 2).publish(event(id, 0), event(id, 1));
                            acknowledged.add(id);
                        } catch (LedgerUnavailable killed) {
                            pause(2);
                        }
                    }
                    writing.countDown();
                    return null;
                })
                .toList());
        killer.join();

        assertThat(acknowledged).isNotEmpty();
        List<String> stored = untilConnected(() -> here.db()
                .select(LEDGER_EVENT.AGGREGATE_ID)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.POSITION.gt(first))
                .orderBy(LEDGER_EVENT.POSITION)
                .fetch(LEDGER_EVENT.AGGREGATE_ID));
        assertThat(stored).containsAll(acknowledged);
        // both events of an append, and only once
        assertThat(stored).hasSize(2 * stored.stream().distinct().toList().size());
        assertNoGaps();
    }

    @Test
    void timesNeverGoBack() {
        List<Instant> times = here.db()
                .select(LEDGER_EVENT.RECORDED_AT)
                .from(LEDGER_EVENT)
                .orderBy(LEDGER_EVENT.POSITION)
                .fetch(LEDGER_EVENT.RECORDED_AT);

        assertThat(times).isSorted();
    }

    private void appendInParallel(int many) throws Exception {
        int writers = 20;
        inParallel(IntStream.range(0, writers)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    EventStore process = writer % 2 == 0 ? store() : storeOfAnotherProcess();
                    for (int one = 0; one < many / writers / 5; one++) {
                        String id = newId();
                        process.publish(LongStream.range(0, 5)
                                .mapToObj(version -> event(id, version))
                                .toList());
                    }
                    return null;
                })
                .toList());
    }

    final void assertNoGaps() {
        List<Long> positions = here.db()
                .select(LEDGER_EVENT.POSITION)
                .from(LEDGER_EVENT)
                .orderBy(LEDGER_EVENT.POSITION)
                .fetch(LEDGER_EVENT.POSITION);
        assertThat(positions)
                .containsExactlyElementsOf(
                        LongStream.range(0, positions.size()).boxed().toList());
    }

    private static <T> T untilConnected(Callable<T> question) throws Exception {
        for (int tries = 0; tries < 10; tries++) {
            try {
                return question.call();
            } catch (DataAccessException cut) {
                pause(50);
            }
        }
        return question.call();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    final void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
