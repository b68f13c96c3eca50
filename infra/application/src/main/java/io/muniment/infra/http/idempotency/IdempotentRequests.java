package io.muniment.infra.http.idempotency;

import static io.muniment.projection.schema.Tables.IDEMPOTENT_REQUEST;
import static org.jooq.impl.DSL.when;

import io.muniment.infra.http.HttpProperties;
import io.muniment.projection.schema.tables.records.IdempotentRequestRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys. Every method is one statement, so that it needs no transaction and holds no lock. */
@Component
class IdempotentRequests {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpProperties.Idempotency limits;

    IdempotentRequests(DSLContext sql, JsonMapper json, Clock clock, HttpProperties properties) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.limits = properties.idempotency();
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

    /** A row is free where there is none, where it is forgotten, and where whoever held it has crashed. */
    private IdempotentRequestRecord insertOrTakeOver(RequestFingerprint request, String bodyHash, UUID claim) {
        var table = IDEMPOTENT_REQUEST;
        Instant now = clock.instant();
        IdempotentRequestRecord wanted = sql.newRecord(table);
        wanted.setFingerprint(request.hash());
        wanted.setTenant(request.tenant());
        wanted.setActor(request.actor());
        wanted.setMethod(request.method());
        wanted.setPath(request.path());
        wanted.setIdempotencyKey(request.key());
        wanted.setBodyHash(bodyHash);
        wanted.setClaim(claim);
        wanted.setFirstAttempt(claim);
        wanted.setLeasedUntil(now.plus(limits.lease()));
        wanted.setExpiresAt(now.plus(limits.keep()));
        var crashed = table.STATUS.isNull().and(table.LEASED_UNTIL.le(now)).and(table.BODY_HASH.eq(bodyHash));
        while (true) {
            IdempotentRequestRecord granted = sql.insertInto(table)
                    .set(wanted)
                    .onConflict(table.FINGERPRINT)
                    .doUpdate()
                    .set(wanted)
                    .set(
                            table.FIRST_ATTEMPT,
                            when(table.EXPIRES_AT.lt(now), claim).otherwise(table.FIRST_ATTEMPT))
                    .setNull(table.STATUS)
                    .setNull(table.HEADERS)
                    .setNull(table.BODY)
                    .where(table.EXPIRES_AT.lt(now).or(crashed))
                    .returning()
                    .fetchOne();
            if (granted != null) {
                return granted;
            }
            IdempotentRequestRecord held = sql.fetchOne(table, table.FINGERPRINT.eq(wanted.getFingerprint()));
            if (held != null) { // else it was released between the two statements
                return held;
            }
        }
    }

    /** Kept only for whoever still holds the claim: after a take-over the later attempt counts. */
    void keep(RequestFingerprint request, UUID claim, Answer answer) {
        var table = IDEMPOTENT_REQUEST;
        sql.update(table)
                .set(table.STATUS, answer.status())
                .set(table.HEADERS, JSONB.valueOf(json.writeValueAsString(answer.headers())))
                .set(table.BODY, answer.body())
                .where(table.FINGERPRINT.eq(request.hash()).and(table.CLAIM.eq(claim)))
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
        sql.update(table)
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
        return sql.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }
}
