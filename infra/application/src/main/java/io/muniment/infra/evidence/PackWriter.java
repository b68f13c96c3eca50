package io.muniment.infra.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muniment.infra.history.LifeJson;
import io.muniment.infra.privacy.ValueKeys;
import io.muniment.infra.privacy.ValueKeys.Opened;
import io.muniment.infra.proof.ProvenEvents;
import io.muniment.infra.proof.ProvenEvents.Proven;
import io.muniment.infra.verify.Entry;
import io.muniment.infra.verify.Hash;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.query.history.PatchOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the files of a pack that have a line for each event or aggregate, all in the same order: whoever verifies them
 * needs no more than a line of each at a time.
 */
final class PackWriter implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final PackFolder.Writing events;
    private final PackFolder.Writing opened;
    private final PackFolder.Writing histories;
    private final PackFolder.Writing states;
    private final Report report;
    private final PackDocuments documents;
    private final UsedRules rules;
    private final ValueKeys keys;
    private long aggregateCount;
    private long eventCount;
    private long openedCount;
    private long erasedCount;

    PackWriter(PackFolder folder, Report report, PackDocuments documents, UsedRules rules, ValueKeys keys)
            throws IOException {
        this.events = folder.write("events.jsonl");
        this.opened = folder.write("opened.jsonl");
        this.histories = folder.write("histories.jsonl");
        this.states = folder.write("states.jsonl");
        this.report = report;
        this.documents = documents;
        this.rules = rules;
        this.keys = keys;
    }

    private record Line(Object event, List<String> hashes) {}

    void begin(PackSubject subject) throws IOException {
        aggregateCount++;
        report.begin(subject);
    }

    void event(Proven proven, DomainEventMessage<?> message, LifeJson.Life life) throws IOException {
        Entry event = proven.event();
        if (message.getSequenceNumber() != event.version()) {
            throw new IllegalStateException("Version %d of %s is read as version %d"
                    .formatted(event.version(), event.aggregateId(), message.getSequenceNumber()));
        }
        eventCount++;
        line(
                events,
                new Line(
                        ProvenEvents.told(event),
                        proven.hashes().stream().map(Hash::toString).toList()));
        JsonNode payload = JSON.readTree(event.payload());
        boolean isErased = open(event, payload);
        history(event, (DomainEvent) message.getPayload(), life.next(message.getPayload()));
        rules.note(event.aggregateType(), event.name(), event.revision(), payload);
        Optional<String> sha256 = payload.path("sha256").asStringOpt();
        if (sha256.isPresent()) {
            documents.add(event.aggregateId(), sha256.get(), isErased);
        }
    }

    /** Whether something in it is erased. */
    private boolean open(Entry event, JsonNode payload) throws IOException {
        List<Map<String, Object>> values = new ArrayList<>();
        boolean isErased = false;
        for (var member : payload.properties()) {
            if (ValueKeys.isSealed(member.getValue())) {
                Map<String, Object> value = new LinkedHashMap<>();
                value.put("component", member.getKey());
                Opened one = keys.open(member.getValue()).orElse(null);
                if (one == null) {
                    isErased = true;
                    erasedCount++;
                    value.put("erased", true);
                } else {
                    openedCount++;
                    value.put("key", one.key());
                    value.put("plain", one.plain());
                }
                values.add(value);
            }
        }
        if (!values.isEmpty()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("position", event.position());
            told.put("values", values);
            line(opened, told);
        }
        return isErased;
    }

    private void history(Entry event, DomainEvent happened, List<PatchOperation> change) throws IOException {
        JsonNode metadata = JSON.readTree(event.metadata());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("position", event.position());
        told.put("aggregateType", event.aggregateType());
        told.put("aggregateId", event.aggregateId());
        told.put("version", event.version());
        told.put("name", event.name());
        told.put("narrative", happened.narrative());
        told.put("recordedAt", event.recordedAt().toString());
        for (String key : List.of(
                EventContext.EFFECTIVE,
                EventContext.ACTOR,
                EventContext.ROLE,
                EventContext.ON_BEHALF_OF,
                EventContext.REQUEST,
                EventContext.CORRELATION,
                EventContext.CAUSATION)) {
            told.put(key, said(metadata, key));
        }
        told.values().removeIf(value -> value == null);
        told.put("change", change);
        line(histories, told);
        String effective = said(metadata, EventContext.EFFECTIVE);
        report.event(
                event,
                effective == null || effective.equals(event.recordedAt().toString()) ? null : effective,
                String.valueOf(said(metadata, EventContext.ACTOR)),
                said(metadata, EventContext.ON_BEHALF_OF),
                String.valueOf(said(metadata, EventContext.ROLE)),
                happened.narrative(),
                change);
    }

    private static @Nullable String said(JsonNode metadata, String key) {
        return metadata.path(key).asStringOpt().orElse(null);
    }

    void end(PackSubject subject, long version, @Nullable String state) throws IOException {
        if (state != null) {
            states.text("{\"aggregateType\":%s,\"aggregateId\":%s,\"version\":%d,\"state\":%s}\n"
                    .formatted(
                            JSON.writeValueAsString(subject.type()),
                            JSON.writeValueAsString(subject.id()),
                            version,
                            state));
        }
        report.end(state);
    }

    private static void line(PackFolder.Writing file, Object line) throws IOException {
        file.write(JSON.writeValueAsBytes(line));
        file.text("\n");
    }

    long eventCount() {
        return eventCount;
    }

    Report.Totals totals(long position) {
        return new Report.Totals(position, aggregateCount, eventCount, openedCount, erasedCount);
    }

    @Override
    public void close() throws IOException {
        events.close();
        opened.close();
        histories.close();
        states.close();
    }
}
