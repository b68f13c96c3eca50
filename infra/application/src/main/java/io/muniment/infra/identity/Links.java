package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_LINK;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.projection.schema.tables.records.IdentityLinkRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The links that were sent. Of all that try one at once, one uses it. */
@Component
class Links {

    /** Whoever dies over a link has let go of it then. */
    private static final Duration HELD_FOR = Duration.ofSeconds(30);

    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    private final DSLContext db;
    private final Clock clock;

    Links(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those before it are good for nothing then, whatever they were for. */
    LinkToken next(LinkPurpose purpose, String subject, Instant expiresAt) {
        revoke(db, subject);
        LinkToken token = LinkToken.next();
        db.insertInto(IDENTITY_LINK)
                .set(IDENTITY_LINK.DIGEST, token.digest())
                .set(IDENTITY_LINK.PURPOSE, purpose.name())
                .set(IDENTITY_LINK.SUBJECT, subject)
                .set(IDENTITY_LINK.MADE_AT, clock.instant())
                .set(IDENTITY_LINK.EXPIRES_AT, expiresAt)
                .execute();
        return token;
    }

    /** The link while it may be used. Why one may not is told to nobody. */
    IdentityLinkRecord require(LinkPurpose purpose, String text) {
        return LinkToken.of(text)
                .flatMap(token -> db.selectFrom(IDENTITY_LINK)
                        .where(isUsable(token.digest(), clock.instant()))
                        .and(IDENTITY_LINK.PURPOSE.eq(purpose.name()))
                        .fetchOptional())
                .orElseThrow(Links::over);
    }

    static Refused over() {
        return new Refused(EdgeCode.LINK_OVER, "It was used, replaced or revoked, has expired, or never was one.");
    }

    /** Nobody else uses it meanwhile; it is used by {@link #use}, or may be tried again after {@link #letGo}. */
    boolean hold(IdentityLinkRecord link) {
        Instant now = clock.instant();
        return db.update(IDENTITY_LINK)
                        .set(IDENTITY_LINK.CLAIMED_AT, now)
                        .where(isUsable(link.getDigest(), now))
                        .and(IDENTITY_LINK.CLAIMED_AT.isNull().or(IDENTITY_LINK.CLAIMED_AT.lt(now.minus(HELD_FOR))))
                        .execute()
                > 0;
    }

    void letGo(IdentityLinkRecord link) {
        db.update(IDENTITY_LINK)
                .setNull(IDENTITY_LINK.CLAIMED_AT)
                .where(IDENTITY_LINK.DIGEST.eq(link.getDigest()))
                .execute();
    }

    /** Whether it could be used, in the transaction of what it is used for. */
    boolean use(DSLContext inTurn, IdentityLinkRecord link) {
        Instant now = clock.instant();
        return inTurn.update(IDENTITY_LINK)
                        .set(IDENTITY_LINK.USED_AT, now)
                        .where(isUsable(link.getDigest(), now))
                        .execute()
                > 0;
    }

    void use(IdentityLinkRecord link) {
        use(db, link);
    }

    /** All of the subject that were not used. */
    void revoke(DSLContext inTurn, String subject) {
        inTurn.update(IDENTITY_LINK)
                .set(IDENTITY_LINK.REVOKED_AT, clock.instant())
                .where(IDENTITY_LINK.SUBJECT.eq(subject))
                .and(IDENTITY_LINK.USED_AT.isNull())
                .and(IDENTITY_LINK.REVOKED_AT.isNull())
                .execute();
    }

    void revoke(String subject) {
        revoke(db, subject);
    }

    private static Condition isUsable(byte[] digest, Instant now) {
        return IDENTITY_LINK
                .DIGEST
                .eq(digest)
                .and(IDENTITY_LINK.USED_AT.isNull())
                .and(IDENTITY_LINK.REVOKED_AT.isNull())
                .and(IDENTITY_LINK.EXPIRES_AT.gt(now));
    }

    /** What has expired is answered as what never was. */
    int forgetOld() {
        return db.deleteFrom(IDENTITY_LINK)
                .where(IDENTITY_LINK.EXPIRES_AT.lt(clock.instant().minus(KNOWN_FOR)))
                .execute();
    }
}
