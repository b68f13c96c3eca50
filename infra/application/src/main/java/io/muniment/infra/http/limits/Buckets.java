package io.muniment.infra.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Buckets of tokens in the database, so that all processes take from the same ones. */
@Component
class Buckets {

    private static final Logger LOG = LoggerFactory.getLogger(Buckets.class);

    private static final Duration KEPT_WHEN_FULL = Duration.ofMinutes(1);
    private static final int MANY = 10_000;

    /** A bucket that is about exact asks the database after a hundredth of its tokens, or a second. */
    private static final long SHARE = 100;

    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> store;
    /** Those who take from one bucket at once wait for one connection, and not each for their own. */
    private final Cache<String, Bucket> nearby = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(MANY)
            .executor(Runnable::run)
            .build();

    Buckets(DataSource database, Clock clock) {
        this.store = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .clientClock(new TimeOf(clock))
                .build();
    }

    /** What is counted about exact only is not counted while the database is away: not all needs that. */
    Optional<Taken> take(Limit limit) {
        try {
            return Optional.of(Taken.of(limit, bucketOf(limit).tryConsumeAndReturnRemaining(1)));
        } catch (BucketExecutionException away) {
            if (limit.isExact()) {
                throw away;
            }
            LOG.warn("Nobody is counted against the limit of {}: {}", limit.name(), away.toString());
            return Optional.empty();
        }
    }

    private Bucket bucketOf(Limit limit) {
        return nearby.get(
                limit.key(),
                key -> store.builder()
                        .withOptimization(limit.isExact() ? Optimizations.batching() : aboutExact(limit.allowance()))
                        .build(key, () -> configurationOf(limit.allowance())));
    }

    private static Optimization aboutExact(Allowance allowance) {
        return Optimizations.delaying(new DelayParameters(Math.max(1, allowance.requests() / SHARE), AT_LEAST_EVERY));
    }

    private static BucketConfiguration configurationOf(Allowance allowance) {
        return BucketConfiguration.builder()
                .addLimit(tokens ->
                        tokens.capacity(allowance.requests()).refillGreedy(allowance.requests(), allowance.per()))
                .build();
    }

    /** Those that are full again say nothing; on one node at a time, a portion after the other. */
    void removeFull() {
        int removed = MANY;
        while (removed == MANY) {
            removed = store.removeExpired(MANY);
        }
    }

    /**
     * What became of one request.
     *
     * @param untilNext until a token is there; zero for who has got one
     * @param untilFull until the bucket is full again
     */
    record Taken(Limit limit, boolean isAllowed, long remaining, Duration untilNext, Duration untilFull) {

        static Taken of(Limit limit, ConsumptionProbe probe) {
            return new Taken(
                    limit,
                    probe.isConsumed(),
                    probe.getRemainingTokens(),
                    Duration.ofNanos(probe.getNanosToWaitForRefill()),
                    Duration.ofNanos(probe.getNanosToWaitForReset()));
        }
    }

    private record TimeOf(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
