package io.muniment.infra.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.RunningMuniment;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.verification.VerificationLives;
import io.muniment.query.history.PastStates;
import io.muniment.query.history.PatchOperation;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Laws of the changes, on generated lives. */
@RunningMuniment
class FoldedStatesTest {

    private static final String TYPE = "verification-request";
    /** More than what the processes make of these events. */
    private static final long A_LOT = 1_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private PastStates states;

    @Autowired
    private StateJson stateJson;

    @Autowired
    private EventStorageEngine engine;

    private final long seed = ThreadLocalRandom.current().nextLong();
    private Map<String, List<LedgerEntry>> lives;

    @BeforeEach
    void live() {
        lives = VerificationLives.of(seed, 20, 600).entries().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.recorded().aggregateId(), LinkedHashMap::new, Collectors.toList()));
        lives.values()
                .forEach(life -> engine.appendEvents(
                        life.stream().map(FoldedStatesTest::message).toList()));
    }

    private static DomainEventMessage<?> message(LedgerEntry entry) {
        var recorded = entry.recorded();
        return new GenericDomainEventMessage<>(
                TYPE,
                recorded.aggregateId(),
                recorded.version(),
                entry.event(),
                Map.of(
                        "tenant", recorded.tenant().value(),
                        "actor", recorded.actor(),
                        "role", recorded.role(),
                        "requestId", recorded.requestId(),
                        "correlationId", recorded.correlationId(),
                        "causationId", recorded.causationId()));
    }

    private List<JsonObject> statesOf(List<LedgerEntry> life) {
        List<JsonObject> folded = new ArrayList<>();
        VerificationRequestState state = null;
        for (LedgerEntry entry : life) {
            state = VerificationRequestState.next(state, (VerificationRequestEvent) entry.event());
            folded.add(stateJson.of(state));
        }
        return folded;
    }

    private Map<Long, List<PatchOperation>> changes(String id, long from, long to) {
        return states.changes(
                TYPE, id, LongStream.rangeClosed(from, to).boxed().collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<PatchOperation> at(Map<Long, List<PatchOperation>> changes, long version) {
        return Objects.requireNonNull(changes.get(version), () -> "No change at version " + version);
    }

    private static JsonArray patch(List<PatchOperation> change) {
        List<Map<String, Object>> operations = change.stream()
                .map(operation -> {
                    Map<String, Object> asMap = new LinkedHashMap<>();
                    asMap.put("op", operation.op());
                    asMap.put("path", operation.path());
                    if (operation.value() != null) {
                        asMap.put("value", operation.value());
                    }
                    return asMap;
                })
                .toList();
        try (var reader = Json.createReader(new StringReader(JSON.writeValueAsString(operations)))) {
            return reader.readArray();
        }
    }

    private static JsonObject apply(List<PatchOperation> change, JsonObject to) {
        return Json.createPatch(patch(change)).apply(to);
    }

    @Test
    void theChangesInTheirOrderGiveEveryState() {
        lives.forEach((id, life) -> {
            var expected = statesOf(life);
            var changes = changes(id, 0, life.size() - 1L);
            assertThat(changes).as("seed %d", seed).hasSameSizeAs(life);
            JsonObject state = JsonObject.EMPTY_JSON_OBJECT;
            for (int version = 0; version < life.size(); version++) {
                state = apply(at(changes, version), state);
                assertThat(state).as("seed %d, %s@%d", seed, id, version).isEqualTo(expected.get(version));
            }
        });
    }

    /** A page of a history begins anywhere. */
    @Test
    void aChangeIsTheSameWhereverItIsReadFrom() {
        Random random = new Random(seed);
        lives.forEach((id, life) -> {
            var all = changes(id, 0, life.size() - 1L);
            long from = random.nextInt(life.size());
            changes(id, from, life.size() - 1L)
                    .forEach((version, change) -> assertThat(change)
                            .as("seed %d, %s@%d from %d", seed, id, version, from)
                            .isEqualTo(all.get(version)));
        });
    }

    @Test
    void whatIsReplacedOrRemovedIsTested() {
        lives.forEach((id, life) -> changes(id, 0, life.size() - 1L).forEach((version, change) -> {
            for (int place = 0; place < change.size(); place++) {
                if (!List.of("add", "test").contains(change.get(place).op())) {
                    assertThat(change.get(place - 1).op()).isEqualTo("test");
                    assertThat(change.get(place - 1).path())
                            .isEqualTo(change.get(place).path());
                }
            }
        }));
    }

    @Test
    void aChangeFitsNoStateThatIsAnother() {
        int tested = 0;
        for (var entry : lives.entrySet()) {
            var folded = statesOf(entry.getValue());
            for (var change : changes(entry.getKey(), 0, folded.size() - 1L).entrySet()) {
                var after = folded.get(Math.toIntExact(change.getKey()));
                if (change.getValue().stream()
                        .anyMatch(operation -> operation.op().equals("replace"))) {
                    assertThatExceptionOfType(JsonException.class).isThrownBy(() -> apply(change.getValue(), after));
                    tested++;
                }
            }
        }
        assertThat(tested).as("seed %d", seed).isPositive();
    }

    @Test
    void everyStateIsThatOfTheFold() {
        lives.forEach((id, life) -> {
            var expected = statesOf(life);
            for (int version = 0; version < life.size(); version++) {
                assertThat(states.at(TYPE, id, version).map(plain -> JSON.writeValueAsString(plain)))
                        .contains(expected.get(version).toString());
            }
            assertThat(states.at(TYPE, id, life.size() + A_LOT)).isEmpty();
            assertThat(states.at(TYPE, id, -1)).isEmpty();
        });
    }

    @Test
    void idsAndTimesAreTexts() {
        String id = lives.keySet().iterator().next();
        assertThat(states.at(TYPE, id, 0))
                .hasValueSatisfying(state -> assertThat(state)
                        .containsEntry("id", id)
                        .containsEntry("submittedAt", stateJson.of(first(id)).getString("submittedAt")));
    }

    private VerificationRequestState first(String id) {
        var submitted = Objects.requireNonNull(lives.get(id)).getFirst().event();
        return VerificationRequestState.next(null, (VerificationRequestEvent) submitted);
    }

    @Test
    void whatNobodyFoldsHasNoStates() {
        assertThat(states.at("unheard-of", "x", 0)).isEmpty();
        assertThat(changes("nobody", 0, 3)).isEmpty();
    }
}
