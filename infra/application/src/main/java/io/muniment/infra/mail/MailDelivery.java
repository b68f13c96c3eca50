package io.muniment.infra.mail;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;

import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.projection.EveryTenant;
import io.muniment.projection.schema.tables.records.MailOutboxRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is in the outbox. The row of a mail is locked while it is sent, so no two processes send one; only a
 * process that dies between the server's answer and its own commit leaves a mail to be sent once more, with the same
 * Message-ID.
 */
@Component
class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final int LONGEST_FAILURE = 500;

    private final DSLContext db;
    private final Letterbox letterbox;
    private final PersonalDataSeal seal;
    private final MailSettings settings;
    private final Clock clock;

    MailDelivery(DSLContext db, Letterbox letterbox, PersonalDataSeal seal, MailSettings settings, Clock clock) {
        this.db = EveryTenant.of(db);
        this.letterbox = letterbox;
        this.seal = seal;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws MailNotSent if it is to be tried again */
    void deliver(String id) {
        Optional<String> failure = db.transactionResult(work -> Optional.ofNullable(work.dsl()
                        .selectFrom(MAIL_OUTBOX)
                        .where(MAIL_OUTBOX.ID.eq(id))
                        .and(MAIL_OUTBOX.STANDING.eq(MailStanding.WAITING.name()))
                        .forUpdate()
                        .fetchOne())
                .flatMap(this::attempt));
        failure.ifPresent(why -> {
            throw new MailNotSent("%s could not be sent: %s".formatted(id, why));
        });
    }

    /** Why it is to be tried again, if it is. */
    private Optional<String> attempt(MailOutboxRecord row) {
        Instant now = clock.instant();
        if (!row.getGoodUntil().isAfter(now)) {
            row.setSealed(null);
            giveUp(row, "too late");
            return Optional.empty();
        }
        Optional<SealedLetter> letter = opened(row.getSealed());
        if (letter.isEmpty()) {
            row.delete();
            return Optional.empty();
        }
        row.setTriedAt(now);
        row.setAttempts(row.getAttempts() + 1);
        try {
            letterbox.post(
                    row.getId(),
                    Envelope.of(
                            row.getId(), settings, row.getQueuedAt(), Template.named(row.getTemplate()), letter.get()));
        } catch (NotPosted refused) {
            return failed(row, withoutAddress(String.valueOf(refused.getMessage()), letter.get()));
        }
        row.setStanding(MailStanding.SENT.name());
        row.setSentAt(now);
        row.setFailure(null);
        row.setSealed(null);
        row.update();
        return Optional.empty();
    }

    private Optional<SealedLetter> opened(@Nullable JSONB sealed) {
        return sealed == null ? Optional.empty() : SealedLetter.open(sealed, seal);
    }

    private Optional<String> failed(MailOutboxRecord row, String why) {
        if (row.getAttempts() >= settings.attempts()) {
            giveUp(row, why);
            return Optional.empty();
        }
        row.setFailure(why);
        row.update();
        return Optional.of(why);
    }

    private static void giveUp(MailOutboxRecord row, String why) {
        row.setStanding(MailStanding.GIVEN_UP.name());
        row.setFailure(why);
        row.update();
        LOG.error("{} is given up after {} attempts: {}", row.getId(), row.getAttempts(), why);
    }

    /** What servers say often names whom they refuse. */
    private static String withoutAddress(String said, SealedLetter letter) {
        String plain = Pattern.compile(Pattern.quote(letter.to()), Pattern.CASE_INSENSITIVE)
                .matcher(said)
                .replaceAll("…");
        String line = plain.replaceAll("[\\p{Cntrl} ]+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_FAILURE));
    }

    /** What is too late says nothing any more; that it was sent is known for a while. */
    void forgetOld() {
        Instant now = clock.instant();
        db.update(MAIL_OUTBOX)
                .setNull(MAIL_OUTBOX.SEALED)
                .where(MAIL_OUTBOX.GOOD_UNTIL.lt(now))
                .and(MAIL_OUTBOX.STANDING.eq(MailStanding.GIVEN_UP.name()))
                .execute();
        List<String> old = db.select(MAIL_OUTBOX.ID)
                .from(MAIL_OUTBOX)
                .where(MAIL_OUTBOX.QUEUED_AT.lt(now.minus(settings.keep())))
                .and(MAIL_OUTBOX.STANDING.ne(MailStanding.WAITING.name()))
                .fetch(MAIL_OUTBOX.ID);
        old.forEach(letterbox::forget);
        db.deleteFrom(MAIL_OUTBOX).where(MAIL_OUTBOX.ID.in(old)).execute();
    }
}
