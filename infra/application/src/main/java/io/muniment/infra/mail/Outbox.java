package io.muniment.infra.mail;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.IdSource;
import io.muniment.projection.EveryTenant;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Mails that are to be sent, put down in the transaction of what causes them: what is rolled back is not sent, and what
 * is committed is not forgotten.
 */
@Component
public class Outbox {

    private final DSLContext db;
    private final SchedulerClient scheduler;
    private final PersonalDataSeal seal;
    private final IdSource ids;
    private final Clock clock;

    Outbox(DSLContext db, SchedulerClient scheduler, PersonalDataSeal seal, IdSource ids, Clock clock) {
        this.db = EveryTenant.of(db);
        this.scheduler = scheduler;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
    }

    public void put(Letter letter) {
        String id = "mail_" + ids.next();
        Instant now = clock.instant();
        db.insertInto(MAIL_OUTBOX)
                .set(MAIL_OUTBOX.ID, id)
                .set(MAIL_OUTBOX.TENANT, letter.tenant().value())
                .set(MAIL_OUTBOX.PERSON, letter.person())
                .set(MAIL_OUTBOX.TEMPLATE, letter.template())
                .set(MAIL_OUTBOX.STANDING, MailStanding.WAITING.name())
                .set(MAIL_OUTBOX.ATTEMPTS, 0)
                .set(MAIL_OUTBOX.SEALED, SealedLetter.seal(letter, seal))
                .set(MAIL_OUTBOX.QUEUED_AT, now)
                .set(MAIL_OUTBOX.GOOD_UNTIL, letter.goodUntil())
                .execute();
        schedule(id, now);
    }

    /** One that was given up is tried anew, if it still says something. */
    public void putAgain(String id) {
        Instant now = clock.instant();
        db.transaction(work -> {
            var row = work.dsl()
                    .selectFrom(MAIL_OUTBOX)
                    .where(MAIL_OUTBOX.ID.eq(id))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> new Refused(EdgeCode.NOT_FOUND, "There is no such mail."));
            boolean canBeSent = row.getStanding().equals(MailStanding.GIVEN_UP.name())
                    && row.getSealed() != null
                    && row.getGoodUntil().isAfter(now);
            if (!canBeSent) {
                throw new Refused(EdgeCode.MAIL_NOT_AGAIN, "It was not given up, or is too late to be sent.");
            }
            row.setStanding(MailStanding.WAITING.name());
            row.setAttempts(0);
            row.update();
            schedule(id, now);
        });
    }

    private void schedule(String id, Instant when) {
        scheduler.scheduleIfNotExists(
                MailTasks.DUE.instance(id).data(new MailTasks.Due(id)).scheduledTo(when));
    }
}
