package io.muniment.infra.http.idempotency;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.when;

import io.muniment.infra.http.HttpProperties;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.RenderedOnce;
import io.muniment.projection.schema.tables.IdempotentRequest;
import io.muniment.projection.schema.tables.records.IdempotentRequestRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jooq.Query;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys. Every method is one statement, so that it needs no transaction and holds no lock. */
@Component
class IdempotentRequests {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final IdempotentRequest TABLE = IDEMPOTENT_REQUEST;

    private static final Param<String> FINGERPRINT = param("fingerprint", TABLE.FINGERPRINT);
    private static final Param<String> TENANT = param("tenant", TABLE.TENANT);
    private static final Param<String> ACTOR = param("actor", TABLE.ACTOR);
    private static final Param<String> METHOD = param("method", TABLE.METHOD);
    private static final Param<String> PATH = param("path", TABLE.PATH);
    private static final Param<String> KEY = param("key", TABLE.IDEMPOTENCY_KEY);
    private static final Param<String> BODY_HASH = param("bodyHash", TABLE.BODY_HASH);
    private static final Param<UUID> CLAIM = param("claim", TABLE.CLAIM);
    private static final Param<Instant> NOW = param("now", TABLE.LEASED_UNTIL);
    private static final Param<Instant> LEASED_UNTIL = param("leasedUntil", TABLE.LEASED_UNTIL);
    private static final Param<Instant> EXPIRES_AT = param("expiresAt", TABLE.EXPIRES_AT);
    private static final Param<Integer> STATUS = param("status", TABLE.STATUS);
    private static final Param<JSONB> ANSWERED_HEADERS = param("headers", TABLE.HEADERS);
    private static final Param<byte[]> ANSWERED_BODY = param("body", TABLE.BODY);

    private final DSLContext sql;
    private final DSLContext everywhere;
    private final RenderedOnce insertOrTakeOver;
    private final RenderedOnce keep;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpProperties.Idempotency limits;

    IdempotentRequests(
            DSLContext sql,
            JsonMapper json,
            Clock clock,
            HttpProperties properties,
            @Value("${muniment.event-store:postgresql}") String eventStore) {
        Field<String> durability = durability(eventStore.equals("postgresql"));
        this.sql = sql;
        this.everywhere = EveryTenant.of(sql);
        this.insertOrTakeOver = new RenderedOnce(insertOrTakeOver(durability));
        this.keep = new RenderedOnce(keep(durability));
        this.json = json;
        this.clock = clock;
        this.limits = properties.idempotency();
    }

    /**
     * Neither waits for the disk where the ledger is in the same database: a claim reaches it before the events of its
     * request do, and by these a later attempt finds out what was done when the answer is lost.
     */
    private static Field<String> durability(boolean followsTheLedger) {
        return function(
                name("set_config"),
                String.class,
                inline("synchronous_commit"),
                inline(followsTheLedger ? "off" : "on"),
                inline(true));
    }

    /** A row is free where there is none, where it is forgotten, and where whoever held it has crashed. */
    private static Query insertOrTakeOver(Field<String> durability) {
        Condition isForgotten = TABLE.EXPIRES_AT.lt(NOW);
        Condition isLeft = TABLE.STATUS.isNull().and(TABLE.LEASED_UNTIL.le(NOW)).and(TABLE.BODY_HASH.eq(BODY_HASH));
        return insertInto(TABLE)
                .set(TABLE.FINGERPRINT, FINGERPRINT)
                .set(TABLE.TENANT, TENANT)
                .set(TABLE.ACTOR, ACTOR)
                .set(TABLE.METHOD, METHOD)
                .set(TABLE.PATH, PATH)
                .set(TABLE.IDEMPOTENCY_KEY, KEY)
                .set(TABLE.BODY_HASH, BODY_HASH)
                .set(TABLE.CLAIM, CLAIM)
                .set(TABLE.FIRST_ATTEMPT, CLAIM)
                .set(TABLE.LEASED_UNTIL, LEASED_UNTIL)
                .set(TABLE.EXPIRES_AT, EXPIRES_AT)
                .onConflict(TABLE.FINGERPRINT)
                .doUpdate()
                .set(TABLE.BODY_HASH, BODY_HASH)
                .set(TABLE.CLAIM, CLAIM)
                .set(TABLE.FIRST_ATTEMPT, when(isForgotten, CLAIM).otherwise(TABLE.FIRST_ATTEMPT))
                .set(TABLE.LEASED_UNTIL, LEASED_UNTIL)
                .set(TABLE.EXPIRES_AT, EXPIRES_AT)
                .set(TABLE.STATUS, castNull(TABLE.STATUS))
                .set(TABLE.HEADERS, castNull(TABLE.HEADERS))
                .set(TABLE.BODY, castNull(TABLE.BODY))
                .where(isForgotten.or(isLeft))
                .returning(Stream.concat(TABLE.fieldStream(), Stream.of(durability))
                        .toList());
    }

    private static Query keep(Field<String> durability) {
        return update(TABLE)
                .set(TABLE.STATUS, STATUS)
                .set(TABLE.HEADERS, ANSWERED_HEADERS)
                .set(TABLE.BODY, ANSWERED_BODY)
                .where(TABLE.FINGERPRINT.eq(FINGERPRINT).and(TABLE.CLAIM.eq(CLAIM)))
                .returning(durability);
    }

    Claim claim(RequestFingerprint request, String bodyHash) {
        UUID claim = UUID.randomUUID();
        IdempotentRequestRecord stored = insertOrTakeOver(request, bodyHash, claim);
        if (stored.getClaim().equals(claim)) {
            return new Claim.Granted(claim, stored.getFirstAttempt());
        }
        if (!stored.getBodyHash().equals(bodyHash)) {
            return new Claim.OtherBody();
        }
        if (stored.getStatus() == null) {
            return new Claim.InFlight(Duration.between(clock.instant(), stored.getLeasedUntil()));
        }
        return new Claim.Done(new Answer(
                stored.getStatus(), json.readValue(stored.getHeaders().data(), HEADERS), stored.getBody()));
    }

    private IdempotentRequestRecord insertOrTakeOver(RequestFingerprint request, String bodyHash, UUID claim) {
        Instant now = clock.instant();
        String fingerprint = request.hash();
        while (true) {
            IdempotentRequestRecord granted = insertOrTakeOver
                    .on(sql)
                    .with(FINGERPRINT, fingerprint)
                    .with(TENANT, request.tenant())
                    .with(ACTOR, request.actor())
                    .with(METHOD, request.method())
                    .with(PATH, request.path())
                    .with(KEY, request.key())
                    .with(BODY_HASH, bodyHash)
                    .with(CLAIM, claim)
                    .with(NOW, now)
                    .with(LEASED_UNTIL, now.plus(limits.lease()))
                    .with(EXPIRES_AT, now.plus(limits.keep()))
                    .rows(TABLE)
                    .fetchOne();
            if (granted != null) {
                return granted;
            }
            IdempotentRequestRecord held = sql.fetchOne(TABLE, TABLE.FINGERPRINT.eq(fingerprint));
            if (held != null) { // else it was released between the two statements
                return held;
            }
        }
    }

    /** Kept only for whoever still holds the claim: after a take-over the later attempt counts. */
    void keep(RequestFingerprint request, UUID claim, Answer answer) {
        keep.on(sql)
                .with(FINGERPRINT, request.hash())
                .with(CLAIM, claim)
                .with(STATUS, answer.status())
                .with(ANSWERED_HEADERS, JSONB.valueOf(json.writeValueAsString(answer.headers())))
                .with(ANSWERED_BODY, answer.body())
                .execute();
    }

    /** Whoever holds the claim is at work. */
    void renew(RequestFingerprint request, UUID claim) {
        lease(request, claim, clock.instant().plus(limits.lease()));
    }

    /** Whoever comes next may try at once, and will look first what this attempt has done. */
    void abandon(RequestFingerprint request, UUID claim) {
        lease(request, claim, clock.instant());
    }

    private void lease(RequestFingerprint request, UUID claim, Instant until) {
        var table = IDEMPOTENT_REQUEST;
        everywhere
                .update(table)
                .set(table.LEASED_UNTIL, until)
                .where(table.FINGERPRINT.eq(request.hash()).and(table.CLAIM.eq(claim)))
                .and(table.STATUS.isNull())
                .execute();
    }

    /** As if it had never been tried. */
    void release(RequestFingerprint request, UUID claim) {
        var table = IDEMPOTENT_REQUEST;
        sql.deleteFrom(table)
                .where(table.FINGERPRINT.eq(request.hash()).and(table.CLAIM.eq(claim)))
                .execute();
    }

    int forgetExpired() {
        return everywhere
                .deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }
}
