package io.muniment.infra.identity;

import static io.muniment.projection.schema.Tables.MAIL_OUTBOX;
import static io.muniment.projection.schema.Tables.OPERATOR_ACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.mail.Letter;
import io.muniment.infra.mail.Outbox;
import io.muniment.infra.mail.Postbox;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Operators see what became of mails, and nothing of what is in them. */
class OperatedMailsTest extends WithPostbox {

    private static final String MAILS = "/api/admin/mails";

    @Autowired
    private Outbox outbox;

    private String put(Instant goodUntil) {
        String person = "person-" + UUID.randomUUID();
        db.transaction(_ -> {
            outbox.put(new Letter(
                    DEMO,
                    person,
                    "password-reset",
                    new EmailAddress(email),
                    Map.of("link", "https://front.example/password-reset#token", "until", "soon"),
                    goodUntil));
            db.update(MAIL_OUTBOX)
                    .set(MAIL_OUTBOX.STANDING, "GIVEN_UP")
                    .where(MAIL_OUTBOX.PERSON.eq(person))
                    .execute();
        });
        String id = db.fetchSingle(MAIL_OUTBOX, MAIL_OUTBOX.PERSON.eq(person)).getId();
        await().until(() -> !db.fetchExists(
                DSL.table(DSL.name("scheduled_tasks")),
                DSL.field(DSL.name("task_instance"), String.class).eq(id)));
        return id;
    }

    @Test
    void whatWasGivenUpIsSeenAndTriedAnew() throws Exception {
        String id = put(Instant.now().plusSeconds(600));
        Person otto = as("otto", Role.OPERATOR, "demo");
        Answer listed = otto.get(MAILS + "?standing=GIVEN_UP&size=500");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body().toString()).contains(id).doesNotContain(email, "token");

        assertThat(otto.post(MAILS + "/" + id + "/retry").status()).isEqualTo(202);
        assertThat(Postbox.text(POSTBOX.awaitMail(email, 1))).contains("#token");
        await().until(() ->
                otto.get(MAILS + "?standing=SENT&size=500").body().toString().contains(id));
        assertThat(otto.post(MAILS + "/" + id + "/retry").code()).isEqualTo("mail.not-again");
        assertThat(db.fetchCount(OPERATOR_ACTION, OPERATOR_ACTION.SUBJECT.eq(id)))
                .isEqualTo(1);
    }

    @Test
    void whatIsTooLateOrNotThereIsNotTriedAndOthersSeeNothing() throws Exception {
        String id = put(Instant.now().minusSeconds(1));
        Person otto = as("otto", Role.OPERATOR, "demo");
        assertThat(otto.post(MAILS + "/" + id + "/retry").code()).isEqualTo("mail.not-again");
        assertThat(otto.post(MAILS + "/mail_nobody/retry").status()).isEqualTo(404);
        assertThat(as("rita", Role.REVIEWER, "demo").get(MAILS).status()).isEqualTo(403);
        assertThat(as("oona", Role.OPERATOR, "other").get(MAILS).status()).isEqualTo(403);
        assertThat(as("oona", Role.OPERATOR, "other")
                        .post(MAILS + "/" + id + "/retry")
                        .status())
                .isEqualTo(403);
    }
}
