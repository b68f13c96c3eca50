package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.IDENTITY_LINK_SENT;
import static org.jooq.impl.DSL.excluded;

import io.muniment.command.identity.SentLinks;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Three links go to an address within any sixty minutes, in all processes together. Whether anybody has the address
 * makes no difference.
 */
@Component
class CountedLinks implements SentLinks {

    static final Duration WITHIN = Duration.ofMinutes(60);

    private final DSLContext db;
    private final Environment environment;
    private final Clock clock;

    CountedLinks(DSLContext db, Environment environment, Clock clock) {
        this.db = db;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void countInvitation(TenantId tenant, EmailAddress address) {
        requireDoors();
        count("invitation\n%s\n%s".formatted(tenant, address));
    }

    @Override
    public void countPasswordLink(EmailAddress address) {
        requireDoors();
        countPasswordLink(address.value());
    }

    /** @param typed which is no address perhaps */
    void countPasswordLink(String typed) {
        count("password\n" + EmailAddress.of(typed).map(EmailAddress::value).orElse(typed));
    }

    /** A link would lead nowhere. */
    private void requireDoors() {
        if (environment.containsProperty("muniment.security.issuer")) {
            throw new Refused(EdgeCode.NOT_FOUND, "Nobody signs in here: another issuer is trusted.");
        }
    }

    private void count(String what) {
        Instant now = clock.instant();
        Instant again = db.transactionResult(work -> count(work.dsl(), digest(what), now));
        if (again.isAfter(now)) {
            throw Refused.until(
                    EdgeCode.LINKS_SENT,
                    "Look into the mailbox first, or wait.",
                    Duration.between(now, again).plusSeconds(1));
        }
    }

    /** When there may be another; it is counted if that is now. */
    private static Instant count(DSLContext db, String what, Instant now) {
        var table = IDENTITY_LINK_SENT;
        var row = db.insertInto(table)
                .set(table.WHAT, what)
                .onConflict(table.WHAT)
                .doUpdate()
                .set(table.WHAT, excluded(table.WHAT))
                .returning()
                .fetchSingle();
        Instant third = row.getThirdLastAt();
        if (third != null && third.plus(WITHIN).isAfter(now)) {
            return third.plus(WITHIN);
        }
        db.update(table)
                .set(table.THIRD_LAST_AT, row.getSecondLastAt())
                .set(table.SECOND_LAST_AT, row.getLastAt())
                .set(table.LAST_AT, now)
                .where(table.WHAT.eq(what))
                .execute();
        return now;
    }

    private static String digest(String what) {
        try {
            byte[] text = what.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    int forgetOld() {
        return db.deleteFrom(IDENTITY_LINK_SENT)
                .where(IDENTITY_LINK_SENT.LAST_AT.lt(clock.instant().minus(WITHIN)))
                .execute();
    }
}
