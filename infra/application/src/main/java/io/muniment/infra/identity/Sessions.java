package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_PASSWORD;
import static io.muniment.projection.schema.Tables.IDENTITY_REFRESH_TOKEN;
import static io.muniment.projection.schema.Tables.IDENTITY_SESSION;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;

import io.muniment.infra.http.NetAddress;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.RenderedOnce;
import io.muniment.projection.schema.tables.records.IdentityRefreshTokenRecord;
import io.muniment.projection.schema.tables.records.IdentitySessionRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is signed in: a row for each sign-in, and one for each refresh token that came of it. Of all requests that bring
 * the same token at once, one renews the session, and the others are given the same answer.
 */
@Component
class Sessions {

    private static final Param<String> ID = param("id", IDENTITY_SESSION.ID);
    private static final Param<Instant> NOW = param("now", IDENTITY_SESSION.ENDS_AT);

    /** Asked with every request. */
    private static final RenderedOnce GENERATION = new RenderedOnce(select(IDENTITY_SESSION.GENERATION)
            .from(IDENTITY_SESSION)
            .where(IDENTITY_SESSION.ID.eq(ID))
            .and(IDENTITY_SESSION.ENDED_AT.isNull())
            .and(IDENTITY_SESSION.ENDS_AT.gt(NOW)));

    private final DSLContext db;
    private final IdentitySettings settings;
    private final Clock clock;

    Sessions(DSLContext db, IdentitySettings settings, Clock clock) {
        this.db = EveryTenant.of(db);
        this.settings = settings;
        this.clock = clock;
    }

    /** Where somebody signs in from, as far as they say. */
    record Origin(String address, @Nullable String device) {

        Origin {
            address = NetAddress.of(address);
        }
    }

    /** A session with the token that renews it. */
    record Begun(IdentitySessionRecord session, RefreshToken next) {}

    /** What became of a refresh token. */
    sealed interface Outcome {

        record Renewed(RefreshToken next) implements Outcome {}

        /** It was used before, by somebody else perhaps: the session has ended. */
        record Reused() implements Outcome {}

        record Refused() implements Outcome {}
    }

    /**
     * None if the password that lets somebody in is another one by now: its change waits for this, or this for it.
     *
     * @param hash of that password
     */
    Optional<Begun> begin(AccountId account, String hash, TenantId tenant, Origin origin) {
        Instant now = clock.instant();
        var session = new IdentitySessionRecord();
        session.setId(UUID.randomUUID().toString());
        session.setAccount(account.value());
        session.setTenant(tenant.value());
        session.setAddress(origin.address());
        session.setDevice(origin.device());
        session.setGeneration(0);
        session.setBeganAt(now);
        session.setLastSeenAt(now);
        session.setEndsAt(now.plus(settings.sessionLife()));
        RefreshToken first = RefreshToken.next();
        return db.transactionResult(work -> {
            if (!isStillTheHash(work.dsl(), account, hash)) {
                return Optional.empty();
            }
            work.dsl().executeInsert(session);
            insert(work.dsl(), first, session, now);
            return Optional.of(new Begun(session, first));
        });
    }

    private static boolean isStillTheHash(DSLContext inTurn, AccountId account, String hash) {
        return inTurn.selectFrom(IDENTITY_PASSWORD)
                .where(IDENTITY_PASSWORD.ACCOUNT.eq(account.value()))
                .and(IDENTITY_PASSWORD.HASH.eq(hash))
                .forShare()
                .fetchOptional()
                .isPresent();
    }

    /** The session that a refresh token belongs to, whatever has become of it. */
    Optional<IdentitySessionRecord> of(RefreshToken token) {
        return db.select(IDENTITY_SESSION.fields())
                .from(IDENTITY_SESSION)
                .join(IDENTITY_REFRESH_TOKEN)
                .on(IDENTITY_REFRESH_TOKEN.SESSION.eq(IDENTITY_SESSION.ID))
                .where(IDENTITY_REFRESH_TOKEN.DIGEST.eq(token.digest()))
                .fetchOptionalInto(IDENTITY_SESSION);
    }

    /** @param tenant in which the account acts from now on */
    Outcome renew(RefreshToken token, String session, TenantId tenant) {
        return db.transactionResult(work -> renew(work.dsl(), token, session, tenant));
    }

    private Outcome renew(DSLContext inTurn, RefreshToken token, String id, TenantId tenant) {
        Instant now = clock.instant();
        IdentitySessionRecord session = inTurn.selectFrom(IDENTITY_SESSION)
                .where(IDENTITY_SESSION.ID.eq(id))
                .forUpdate()
                .fetchOne();
        IdentityRefreshTokenRecord known = inTurn.fetchOne(
                IDENTITY_REFRESH_TOKEN,
                IDENTITY_REFRESH_TOKEN.DIGEST.eq(token.digest()).and(IDENTITY_REFRESH_TOKEN.SESSION.eq(id)));
        if (session == null || known == null || isOver(session, now)) {
            return new Outcome.Refused();
        }
        Instant usedAt = known.getUsedAt();
        if (usedAt != null) {
            return usedAt.plus(settings.refreshGrace()).isBefore(now)
                    ? reused(inTurn, session, now)
                    : new Outcome.Renewed(token.open(known.getSuccessor()));
        }
        return known.getExpiresAt().isAfter(now) ? renewed(inTurn, token, session, tenant, now) : new Outcome.Refused();
    }

    private static Outcome reused(DSLContext inTurn, IdentitySessionRecord session, Instant now) {
        end(inTurn, IDENTITY_SESSION.ID.eq(session.getId()), now, "a token came twice");
        return new Outcome.Reused();
    }

    private Outcome renewed(
            DSLContext inTurn, RefreshToken token, IdentitySessionRecord session, TenantId tenant, Instant now) {
        RefreshToken next = RefreshToken.next();
        insert(inTurn, next, session, now);
        inTurn.update(IDENTITY_REFRESH_TOKEN)
                .set(IDENTITY_REFRESH_TOKEN.USED_AT, now)
                .set(IDENTITY_REFRESH_TOKEN.SUCCESSOR, token.seal(next))
                .where(IDENTITY_REFRESH_TOKEN.DIGEST.eq(token.digest()))
                .execute();
        inTurn.update(IDENTITY_SESSION)
                .set(IDENTITY_SESSION.LAST_SEEN_AT, now)
                .set(IDENTITY_SESSION.TENANT, tenant.value())
                .where(IDENTITY_SESSION.ID.eq(session.getId()))
                .execute();
        return new Outcome.Renewed(next);
    }

    private void insert(DSLContext inTurn, RefreshToken token, IdentitySessionRecord session, Instant now) {
        Instant expires = now.plus(settings.refreshTokenLife());
        inTurn.insertInto(IDENTITY_REFRESH_TOKEN)
                .set(IDENTITY_REFRESH_TOKEN.DIGEST, token.digest())
                .set(IDENTITY_REFRESH_TOKEN.SESSION, session.getId())
                .set(
                        IDENTITY_REFRESH_TOKEN.EXPIRES_AT,
                        expires.isBefore(session.getEndsAt()) ? expires : session.getEndsAt())
                .execute();
    }

    private static boolean isOver(IdentitySessionRecord session, Instant now) {
        return session.getEndedAt() != null || !session.getEndsAt().isAfter(now);
    }

    /** None if the session is over. */
    Optional<Integer> generation(String session) {
        return GENERATION
                .on(db)
                .with(ID, session)
                .with(NOW, clock.instant())
                .rows(IDENTITY_SESSION.GENERATION)
                .fetchOptional(IDENTITY_SESSION.GENERATION);
    }

    Optional<IdentitySessionRecord> find(String session) {
        return db.fetchOptional(IDENTITY_SESSION, IDENTITY_SESSION.ID.eq(session));
    }

    /** Those that are not over; who was seen last comes first. */
    List<IdentitySessionRecord> openOf(String account) {
        return db.selectFrom(IDENTITY_SESSION)
                .where(IDENTITY_SESSION.ACCOUNT.eq(account))
                .and(IDENTITY_SESSION.ENDED_AT.isNull())
                .and(IDENTITY_SESSION.ENDS_AT.gt(clock.instant()))
                .orderBy(IDENTITY_SESSION.LAST_SEEN_AT.desc(), IDENTITY_SESSION.ID)
                .fetch();
    }

    /** Whether the account was ever signed in from there. */
    boolean isKnown(String account, String address) {
        return db.fetchExists(
                IDENTITY_SESSION, IDENTITY_SESSION.ACCOUNT.eq(account).and(IDENTITY_SESSION.ADDRESS.eq(address)));
    }

    /** Whether it was there, and the account's, and not over yet. */
    boolean end(String session, String account, String because) {
        Condition one = IDENTITY_SESSION.ID.eq(session).and(IDENTITY_SESSION.ACCOUNT.eq(account));
        return end(db, one, clock.instant(), because) > 0;
    }

    /** @param session that goes on, if any does */
    void endOthers(DSLContext inTurn, @Nullable String session, AccountId account, String because) {
        Condition all = IDENTITY_SESSION.ACCOUNT.eq(account.value());
        Condition others = session == null ? all : all.and(IDENTITY_SESSION.ID.ne(session));
        end(inTurn, others, clock.instant(), because);
    }

    void endAll(String account, String because) {
        end(db, IDENTITY_SESSION.ACCOUNT.eq(account), clock.instant(), because);
    }

    /** Those that had begun by then. */
    void end(AccountId account, Instant begunBy) {
        end(
                db,
                IDENTITY_SESSION.ACCOUNT.eq(account.value()).and(IDENTITY_SESSION.BEGAN_AT.le(begunBy)),
                clock.instant(),
                "the account was closed");
    }

    /** They go on, with access tokens of another generation. */
    void renew(AccountId account) {
        db.update(IDENTITY_SESSION)
                .set(IDENTITY_SESSION.GENERATION, IDENTITY_SESSION.GENERATION.plus(1))
                .where(IDENTITY_SESSION.ACCOUNT.eq(account.value()))
                .and(IDENTITY_SESSION.ENDED_AT.isNull())
                .execute();
    }

    private static int end(DSLContext db, Condition which, Instant now, String because) {
        return db.update(IDENTITY_SESSION)
                .set(IDENTITY_SESSION.ENDED_AT, now)
                .set(IDENTITY_SESSION.ENDED_BY, because)
                .where(which)
                .and(IDENTITY_SESSION.ENDED_AT.isNull())
                .execute();
    }

    /** What is long over says nothing to anybody; its tokens go with it. */
    int forgetOld() {
        Instant longAgo = clock.instant().minus(settings.sessionLife());
        return db.deleteFrom(IDENTITY_SESSION)
                .where(IDENTITY_SESSION.ENDS_AT.lt(longAgo).or(IDENTITY_SESSION.ENDED_AT.lt(longAgo)))
                .execute();
    }
}
