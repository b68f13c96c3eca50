package io.muniment.infra.mail;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;

import io.muniment.infra.privacy.PersonalDataStore;
import io.muniment.projection.EveryTenant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What was sent to somebody, or waits to be: what a mail server has taken is out of reach. */
@Component
class MailsOfPersons implements PersonalDataStore {

    private final DSLContext db;
    private final Letterbox letterbox;

    MailsOfPersons(DSLContext db, Letterbox letterbox) {
        this.db = EveryTenant.of(db);
        this.letterbox = letterbox;
    }

    @Override
    public String store() {
        return "mails";
    }

    @Override
    public long erase(ErasedPerson person) {
        List<String> mails = db.select(MAIL_OUTBOX.ID)
                .from(MAIL_OUTBOX)
                .where(MAIL_OUTBOX.TENANT.eq(person.tenant().value()))
                .and(MAIL_OUTBOX.PERSON.eq(person.person()))
                .fetch(MAIL_OUTBOX.ID);
        mails.forEach(letterbox::forget);
        return db.deleteFrom(MAIL_OUTBOX).where(MAIL_OUTBOX.ID.in(mails)).execute();
    }
}
