package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.inclusion;
import static io.muniment.infra.verify.Members.changed;
import static io.muniment.infra.verify.Members.in;
import static io.muniment.infra.verify.Members.replaceEvent;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Another event under a true proof, as it is and with the hash that belongs to it. */
final class ForgedEvents {

    private ForgedEvents() {}

    /** The same event of something that has another name. */
    static Entry of(Entry event, String aggregateId) {
        return new Entry(
                event.position(),
                event.recordedAt(),
                event.aggregateType(),
                aggregateId,
                event.version(),
                event.name(),
                event.revision(),
                event.payload(),
                event.metadata(),
                event.eventId());
    }

    static Stream<Forgery> all() {
        Map<String, Function<Object, Object>> changes = new LinkedHashMap<>();
        changes.put("position", value -> (Long) value + 1);
        changes.put("recordedAt", _ -> "2026-03-01T11:00:00Z");
        changes.put("aggregateType", value -> value + "s");
        changes.put("aggregateId", value -> value + "0");
        changes.put("version", value -> (Long) value + 1);
        changes.put("name", _ -> "verification.ReviewReleased");
        changes.put("revision", value -> (Integer) value + 1);
        changes.put("payload", value -> value.toString().replace("note", "n0te"));
        changes.put("metadata", value -> value.toString().replace("rita", "axel"));
        changes.put("eventId", value -> value + " ");
        return changes.entrySet().stream()
                .flatMap(change -> Stream.of(
                        inclusion(
                                "another " + change.getKey(),
                                proof -> proof.put(
                                        "event", changed(in(proof, "event"), change.getKey(), change.getValue()))),
                        inclusion(
                                "another " + change.getKey() + ", with its hash",
                                proof -> replaceEvent(
                                        proof, changed(in(proof, "event"), change.getKey(), change.getValue())))));
    }
}
