package io.muniment.infra.demo;

import static io.muniment.projection.schema.Tables.LEDGER_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.SystemCommands;
import io.muniment.command.verification.DocumentStore;
import io.muniment.command.verification.OpenRequests;
import io.muniment.infra.RunningMuniment;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.event.EventContext;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@RunningMuniment
class DemoDataTest {

    private static final Set<String> SUBJECTS = Set.of("prop-1", "prop-2", "prop-1:gas", "person-ada");

    @Autowired
    private OpenRequests requests;

    @Autowired
    private SystemCommands commands;

    @Autowired
    private DocumentStore documents;

    @Autowired
    private IdSource ids;

    @Autowired
    private DSLContext db;

    /** Every start dies behind its first command that did something. */
    @Test
    void startsThatAreInterruptedMakeItAllInTheEndAndNothingTwice() throws IOException {
        int interrupted = 0;
        while (isInterrupted()) {
            interrupted++;
            assertThat(interrupted).isLessThanOrEqualTo(7);
        }

        assertThat(interrupted).isEqualTo(7);
        assertThat(submitted()).containsExactlyInAnyOrderElementsOf(SUBJECTS);
        assertThat(attached()).containsExactlyInAnyOrder("TITLE_DEED", "PASSPORT", "GAS_SAFETY_CERTIFICATE");
    }

    private boolean isInterrupted() throws IOException {
        SystemCommands deadly = (command, actor) -> {
            commands.send(command, actor);
            throw new Killed();
        };
        try {
            new DemoData(requests, deadly, documents, ids).make();
            return false;
        } catch (Killed killed) {
            return true;
        }
    }

    private List<String> submitted() {
        return values("verification.RequestSubmitted", "subject").stream()
                .filter(SUBJECTS::contains)
                .toList();
    }

    private List<String> attached() {
        return values("verification.DocumentAttached", "kind");
    }

    private List<String> values(String event, String property) {
        return db.select(LEDGER_EVENT.PAYLOAD)
                .from(LEDGER_EVENT)
                .where(LEDGER_EVENT.NAME.eq(event))
                .and(DSL.jsonbGetAttributeAsText(LEDGER_EVENT.METADATA, EventContext.REQUEST)
                        .like("system-%"))
                .fetch(row -> property(row.value1(), property));
    }

    private static String property(JSONB payload, String name) {
        return JsonMapper.shared().readTree(payload.data()).path(name).asString("");
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
