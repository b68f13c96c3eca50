package io.muniment.infra.proof;

import static io.muniment.projection.schema.Tables.PROOF_CHECKPOINT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends checkpoints out of the house, in their order: what was signed there binds also somebody who owns everything
 * here. One that cannot be sent is sent with the next. One may be sent twice, and none is left out.
 */
final class Publisher {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private static final int PUBLISHING = 0x7072_6f6f;
    private static final int ONE = 1;
    private static final int SUCCESS = 2;
    private static final int HUNDRED = 100;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final DSLContext db;
    private final @Nullable URI to;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable String trouble;

    Publisher(DSLContext db, @Nullable URI to, Clock clock) {
        if (to != null && !isPlace(to)) {
            throw new IllegalArgumentException(
                    "muniment.proof.publish-to is file:///… with a whole path, or http(s)://…");
        }
        this.db = db;
        this.to = to;
        this.clock = clock;
    }

    private static boolean isPlace(URI to) {
        String scheme = Objects.requireNonNullElse(to.getScheme(), "");
        return switch (scheme) {
            case "file" -> isFile(to);
            case "http", "https" -> to.getHost() != null;
            default -> false;
        };
    }

    private static boolean isFile(URI to) {
        try {
            return Path.of(to).isAbsolute();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Nobody waits for it. */
    void publishSoon() {
        if (to != null) {
            Thread.ofVirtual().name("publish-checkpoint").start(this::publish);
        }
    }

    void publish() {
        URI there = to;
        if (there == null || !oneAtATime.tryLock()) {
            return;
        }
        try {
            boolean isMore = true;
            while (isMore) {
                isMore = publishOne(there);
            }
            trouble = null;
        } catch (NotSent | org.jooq.exception.DataAccessException | org.springframework.dao.DataAccessException e) {
            failures.incrementAndGet();
            trouble = String.valueOf(e.getMessage());
            LOG.warn("A checkpoint could not be sent out, and is sent with the next: {}", trouble);
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean publishOne(URI there) {
        return db.transactionResult(transaction -> {
            DSLContext within = transaction.dsl();
            var next = !isMine(within)
                    ? null
                    : within.selectFrom(PROOF_CHECKPOINT)
                            .where(PROOF_CHECKPOINT.PUBLISHED_AT.isNull())
                            .orderBy(PROOF_CHECKPOINT.SIZE)
                            .limit(1)
                            .fetchOne();
            if (next == null) {
                return false;
            }
            send(next.getNote(), there);
            within.update(PROOF_CHECKPOINT)
                    .set(PROOF_CHECKPOINT.PUBLISHED_AT, clock.instant())
                    .where(PROOF_CHECKPOINT.SIZE.eq(next.getSize()))
                    .execute();
            return true;
        });
    }

    /** Until the end of the transaction no other process sends. */
    private static boolean isMine(DSLContext within) {
        return within.select(DSL.function(
                        DSL.name("pg_try_advisory_xact_lock"), Boolean.class, DSL.val(PUBLISHING), DSL.val(ONE)))
                .fetchSingle()
                .value1();
    }

    private void send(String note, URI there) {
        try {
            if ("file".equals(there.getScheme())) {
                NoteFile.append(note, Path.of(there));
            } else {
                post(note, there);
            }
        } catch (IOException failure) {
            throw new NotSent(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NotSent(stopped);
        }
    }

    private void post(String note, URI there) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(there)
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(note))
                .build();
        HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
        if (answer.statusCode() / HUNDRED != SUCCESS) {
            throw new IOException("it is answered with " + answer.statusCode());
        }
    }

    long failures() {
        return failures.get();
    }

    /** Why the last one could not be sent, if it could not. */
    @Nullable
    String trouble() {
        return trouble;
    }

    private static final class NotSent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotSent(Exception cause) {
            super(cause.toString(), cause);
        }
    }
}
