package io.muniment.infra.axon;

import static io.muniment.projection.schema.Tables.TOKEN_ENTRY;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.update;

import io.muniment.infra.consistency.CommitWatch;
import io.muniment.projection.RenderedOnce;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says how far a processor has come, as soon as that is committed together with its rows. And goes on only from where
 * this process has left a token: its last commits did not wait for the disk, and a database that crashed while nobody
 * looked has forgotten them, with the rows. Then the claim is lost, and the token is read anew.
 */
final class WatchedTokenStore extends JdbcTokenStore {

    private static final Param<byte[]> TOKEN = param("token", TOKEN_ENTRY.TOKEN);
    private static final Param<String> TYPE = param("type", TOKEN_ENTRY.TOKEN_TYPE);
    private static final Param<String> TIMESTAMP = param("timestamp", TOKEN_ENTRY.TOKEN_TIMESTAMP);
    private static final Param<String> OWNER = param("owner", TOKEN_ENTRY.OWNER);
    private static final Param<String> PROCESSOR = param("processor", TOKEN_ENTRY.PROCESSOR_NAME);
    private static final Param<Integer> SEGMENT = param("segment", TOKEN_ENTRY.SEGMENT);
    private static final Param<byte[]> LEFT = param("left", TOKEN_ENTRY.TOKEN);

    private static final Condition IS_WHERE_IT_WAS_LEFT = TOKEN_ENTRY
            .OWNER
            .eq(OWNER)
            .and(TOKEN_ENTRY.PROCESSOR_NAME.eq(PROCESSOR))
            .and(TOKEN_ENTRY.SEGMENT.eq(SEGMENT))
            .and(TOKEN_ENTRY.TOKEN.isNotDistinctFrom(LEFT));

    private static final RenderedOnce MOVE_ON = new RenderedOnce(update(TOKEN_ENTRY)
            .set(TOKEN_ENTRY.TOKEN, TOKEN)
            .set(TOKEN_ENTRY.TOKEN_TYPE, TYPE)
            .set(TOKEN_ENTRY.TOKEN_TIMESTAMP, TIMESTAMP)
            .where(IS_WHERE_IT_WAS_LEFT));

    private static final RenderedOnce STAY = new RenderedOnce(
            update(TOKEN_ENTRY).set(TOKEN_ENTRY.TOKEN_TIMESTAMP, TIMESTAMP).where(IS_WHERE_IT_WAS_LEFT));

    private final DSLContext db;
    private final Serializer serializer;
    private final String owner;
    private final Clock clock;
    private final CommitWatch commits;
    private final Map<Place, Optional<byte[]>> left = new ConcurrentHashMap<>();

    private record Place(String processor, int segment) {}

    WatchedTokenStore(
            Builder settings, DSLContext db, Serializer serializer, String owner, Clock clock, CommitWatch commits) {
        super(settings.serializer(serializer).nodeId(owner));
        this.db = db;
        this.serializer = serializer;
        this.owner = owner;
        this.clock = clock;
        this.commits = commits;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        remember(processor, segment);
        return token;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        TrackingToken token = super.fetchToken(processor, segment);
        remember(processor, segment.getSegmentId());
        return token;
    }

    private void remember(String processor, int segment) {
        byte[] stored = db.select(TOKEN_ENTRY.TOKEN)
                .from(TOKEN_ENTRY)
                .where(TOKEN_ENTRY.PROCESSOR_NAME.eq(processor))
                .and(TOKEN_ENTRY.SEGMENT.eq(segment))
                .fetchOne(TOKEN_ENTRY.TOKEN);
        left.put(new Place(processor, segment), Optional.ofNullable(stored));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        Place place = new Place(processor, segment);
        Optional<byte[]> before = left.get(place);
        if (before == null) {
            super.storeToken(token, processor, segment); // it was never claimed here
            return;
        }
        SerializedObject<byte[]> written = token == null ? null : serializer.serialize(token, byte[].class);
        byte[] data = written == null ? null : written.getData();
        requireMoved(
                place,
                with(MOVE_ON, place, before)
                        .with(TOKEN, data)
                        .with(TYPE, written == null ? null : written.getType().getName())
                        .execute());
        left.put(place, Optional.ofNullable(data));
        watchCommit(token, place, before);
    }

    /** Asked of whoever has nothing to do: that is how a crash is noticed in quiet times. */
    @Override
    public void extendClaim(String processor, int segment) {
        Place place = new Place(processor, segment);
        Optional<byte[]> there = left.get(place);
        if (there == null) {
            super.extendClaim(processor, segment);
        } else {
            requireMoved(place, with(STAY, place, there).execute());
        }
    }

    private RenderedOnce.Use with(RenderedOnce statement, Place place, Optional<byte[]> there) {
        return statement
                .on(db)
                .with(TIMESTAMP, DateTimeUtils.formatInstant(clock.instant()))
                .with(OWNER, owner)
                .with(PROCESSOR, place.processor())
                .with(SEGMENT, place.segment())
                .with(LEFT, there.orElse(null));
    }

    private static void requireMoved(Place place, int rows) {
        if (rows == 0) {
            throw new UnableToClaimTokenException("The token of %s[%d] is not this process's, or not where it left it"
                    .formatted(place.processor(), place.segment()));
        }
    }

    private void watchCommit(@Nullable TrackingToken token, Place place, Optional<byte[]> before) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (token != null) {
                    commits.committed(place.processor(), place.segment(), token);
                }
            }

            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    left.put(place, before);
                }
            }
        });
    }
}
