package io.muniment.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muniment.infra.eventstore.LedgerAsKept;
import io.muniment.infra.rebuild.LiveProjection;
import io.muniment.infra.security.development.DemoIssuer;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.infra.story.Answer;
import io.muniment.infra.story.Person;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.Recorded;
import io.muniment.projection.TableFold;
import io.muniment.projection.verification.VerificationLives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jooq.DSLContext;

/**
 * What has happened in the application before the auditor comes: some by people, most by chance, and some elsewhere.
 */
record Lives(
        String base, DemoIssuer issuer, EventStore events, EventProcessingConfiguration processing, DSLContext db) {

    static final TenantId AUDITED = new TenantId("demo");
    static final String SECRET = "Ada Byron of the secret name";

    private static final String REQUESTS = "/api/verification-requests";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final int PORTION = 10;

    Person auditor() {
        return Person.withToken(base, issuer.token(new DemoUser("axel", Role.AUDITOR, AUDITED.value())));
    }

    void happen(long seed, List<TableFold<?>> readModels) throws IOException, InterruptedException {
        people();
        processors().filter(processor -> !processor.supportsReset()).forEach(StreamingEventProcessor::shutDown);
        List<LedgerEntry> log = VerificationLives.of(seed, 20, 240).entries();
        for (int from = 0; from < log.size(); from += PORTION) {
            events.publish(log.subList(from, Math.min(from + PORTION, log.size())).stream()
                    .map(entry -> message(entry.event(), entry.recorded(), tenant(entry.recorded())))
                    .toList());
        }
        events.publish(erased(log.getFirst().recorded()));
        await().atMost(LONG_ENOUGH).until(() -> {
            long head = events.createHeadToken().position().orElseThrow();
            return readModels.stream().allMatch(model -> hasSeen(model.name(), head));
        });
    }

    private void people() throws IOException, InterruptedException {
        Person ada = person("ada", Role.BUYER, AUDITED.value());
        Person cora = person("cora", Role.COMPLIANCE_OFFICER, AUDITED.value());
        Person rita = person("rita", Role.REVIEWER, AUDITED.value());
        String request = REQUESTS + "/" + submitted(ada);
        ada.upload(
                request + "/documents",
                "TITLE_DEED",
                "deed.txt",
                ("Title register: 1 Harbour Street, proprietor " + SECRET + ", 12 March 2024")
                        .getBytes(StandardCharsets.UTF_8));
        ada.getUntil(request, "/status", "QUEUED");
        assertThat(rita.post(request + "/claim").status()).isEqualTo(200);
        submitted(person("eve", Role.BUYER, "other"));
        Answer held = cora.post("/api/privacy/persons/ada/holds", "{\"reason\":\"" + SECRET + " sues us\"}");
        assertThat(held.status()).as("%s", held.body()).isLessThan(300);
    }

    private Person person(String name, Role role, String tenant) {
        return Person.withToken(base, issuer.token(new DemoUser(name, role, tenant)));
    }

    private static String submitted(Person person) throws IOException, InterruptedException {
        Answer answer = person.post(REQUESTS, """
                {"type":"PROPERTY","subject":"house-%d","subjectLabel":"1 Harbour Street","applicantName":"%s"}""".formatted(System.nanoTime(), SECRET));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private static TenantId tenant(Recorded recorded) {
        return recorded.tenant().equals(VerificationLives.ACME) ? AUDITED : new TenantId("other");
    }

    private DomainEventMessage<?> erased(Recorded like) {
        PersonId person = PersonId.of(AUDITED, "somebody-erased");
        var event = new PersonErased(
                person, "somebody-erased", List.of(new ErasedFrom("files", 3), new ErasedFrom("index", 1)));
        return new GenericDomainEventMessage<>("person", person.value(), 0, event, metadata(like, AUDITED));
    }

    private static DomainEventMessage<?> message(DomainEvent event, Recorded recorded, TenantId tenant) {
        return new GenericDomainEventMessage<>(
                recorded.aggregateType(),
                recorded.aggregateId(),
                recorded.version(),
                event,
                metadata(recorded, tenant));
    }

    private static Map<String, Object> metadata(Recorded recorded, TenantId tenant) {
        Map<String, Object> metadata = new HashMap<>(Map.of(
                EventContext.TENANT, tenant.value(),
                EventContext.ACTOR, recorded.actor(),
                EventContext.ROLE, recorded.role(),
                EventContext.REQUEST, recorded.requestId(),
                EventContext.CORRELATION, recorded.correlationId(),
                EventContext.CAUSATION, recorded.causationId()));
        if (recorded.onBehalfOf() != null) {
            metadata.put(EventContext.ON_BEHALF_OF, recorded.onBehalfOf());
        }
        return metadata;
    }

    private Stream<StreamingEventProcessor> processors() {
        return processing.eventProcessors().values().stream().map(StreamingEventProcessor.class::cast);
    }

    /** What is committed, for that alone is in a copy: a processor says it is further before that. */
    private boolean hasSeen(String readModel, long head) {
        return LiveProjection.of(readModel, db, LedgerAsKept.tokens()).seenByAll() >= head;
    }
}
