package io.muniment.infra.mail;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;
import static org.jooq.impl.DSL.noCondition;

import io.muniment.projection.EveryTenant;
import io.muniment.query.Page;
import io.muniment.query.PageRequest;
import io.muniment.query.Sorting;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What has become of mails, of all tenants. */
@Component
public class MailLog {

    private static final Sorting SORTING = new Sorting(
            Map.of("queuedAt", MAIL_OUTBOX.QUEUED_AT, "standing", MAIL_OUTBOX.STANDING),
            MAIL_OUTBOX.QUEUED_AT.desc(),
            MAIL_OUTBOX.ID);

    private final DSLContext db;

    MailLog(DSLContext db) {
        this.db = EveryTenant.of(db);
    }

    public Page<MailSummary> page(@Nullable MailStanding standing, PageRequest page) {
        Condition condition = standing == null ? noCondition() : MAIL_OUTBOX.STANDING.eq(standing.name());
        List<MailSummary> items = db.selectFrom(MAIL_OUTBOX)
                .where(condition)
                .orderBy(SORTING.of(page.sort()))
                .limit(page.size())
                .offset(page.offset())
                .fetch(MailSummary::of);
        return Page.of(items, page, db.fetchCount(MAIL_OUTBOX, condition));
    }
}
