package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.zaxxer.hikari.HikariDataSource;
import io.muniment.infra.embedded.BuildServices;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.identity.Holds.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final Limits LIMITS = new Limits(5, Duration.ofSeconds(15), Duration.ofMinutes(15));

    private static final HikariDataSource POOL = migrated();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-10-24T23:59:59Z"));
    private final Holds holds = new Holds(DSL.using(POOL, SQLDialect.POSTGRES), clock);

    private static HikariDataSource migrated() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(BuildServices.postgres().createDatabase("holds"));
        Flyway.configure().dataSource(pool).load().migrate();
        return pool;
    }

    @AfterAll
    static void disconnect() {
        POOL.close();
    }

    private void isHeld(String what) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> holds.attempt(what, LIMITS));
    }

    private void isNotHeld(String what) {
        assertThatNoException().isThrownBy(() -> holds.attempt(what, LIMITS));
    }

    @Test
    void whoIsWrongWaitsTwiceAsLongEachTime() {
        assertThat(LIMITS.after(4)).isZero();
        assertThat(LIMITS.after(5)).isEqualTo(Duration.ofSeconds(15));
        assertThat(LIMITS.after(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(LIMITS.after(11)).isEqualTo(Duration.ofMinutes(15));
        assertThat(LIMITS.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void waitingEndsAndBeingRightIsForgiven() {
        for (int wrong = 0; wrong < 5; wrong++) {
            isNotHeld("ada");
        }
        isHeld("ada");
        isNotHeld("eve");
        clock.move(Duration.ofSeconds(14));
        isHeld("ada");
        clock.move(Duration.ofSeconds(1));
        isNotHeld("ada");
        isHeld("ada");
        holds.forget("ada");
        isNotHeld("ada");
    }

    @Test
    void whatIsTakenBackLeavesWhatOthersTried() {
        for (int wrong = 0; wrong < 4; wrong++) {
            isNotHeld("house");
        }
        for (int right = 0; right < 9; right++) {
            isNotHeld("house");
            holds.takeBack("house");
        }
        isNotHeld("house");
        isHeld("house");
    }

    @Test
    void aDayLaterNothingIsHeldAgainstAnybody() {
        for (int wrong = 0; wrong < 5; wrong++) {
            isNotHeld("late");
        }
        clock.move(Duration.ofDays(1).plusSeconds(1));
        isNotHeld("late");
        isNotHeld("late");
        clock.move(Duration.ofDays(2));
        assertThat(holds.forgetOld()).isPositive();
    }

    @Test
    void whoIsForgottenWhileOthersTryIsStillCounted() {
        Limits many = new Limits(Integer.MAX_VALUE, Duration.ofSeconds(15), Duration.ofMinutes(15));
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            CompletableFuture<?>[] all = IntStream.range(0, 400)
                    .mapToObj(_ -> CompletableFuture.runAsync(
                            () -> {
                                holds.attempt("right", many);
                                holds.forget("right");
                            },
                            threads))
                    .toArray(CompletableFuture<?>[]::new);
            assertThat(CompletableFuture.allOf(all)).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @Test
    void manyAtOnceAreCountedAsManyInARow() throws InterruptedException {
        AtomicInteger tried = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
            for (int caller = 0; caller < 50; caller++) {
                threads.execute(() -> {
                    try {
                        start.await();
                        holds.attempt("crowd", LIMITS);
                        tried.incrementAndGet();
                    } catch (Refused held) {
                        // as it should be
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            start.countDown();
        }
        assertThat(tried).hasValue(5);
    }
}
