package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** With a seal, nothing that is marked as personal can be read in the store; without marks nothing is hidden. */
class PersonalDataSealTest {

    private static final JsonMapper JSON = new JsonMapper();

    private boolean erased;
    private final Set<String> persons = new TreeSet<>();
    private final EventCatalogue catalogue = EventCatalogue.ofTheKernel();
    private final EventSerializer open = StoredEvents.serializer(catalogue, PersonalDataSeal.OPEN);
    private final EventSerializer sealing = StoredEvents.serializer(catalogue, new Base64Seal());

    static List<EventType> personalEvents() {
        return EventCatalogue.ofTheKernel().all().stream()
                .filter(type -> !type.personalData().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("personalEvents")
    void onlyWhatIsMarkedIsSealed(EventType type) {
        Object event = Samples.of(type.record());
        JsonNode plain = JSON.readTree(open.serialize(event, byte[].class).getData());
        JsonNode stored = JSON.readTree(sealing.serialize(event, byte[].class).getData());

        assertThat(stored.propertyNames()).containsExactlyInAnyOrderElementsOf(plain.propertyNames());
        assertThat(stored.properties()).allSatisfy(component -> {
            JsonNode was = plain.required(component.getKey());
            if (type.personalData().containsKey(component.getKey())) {
                assertThat(component.getValue()).isNotEqualTo(was);
                assertThat(stored.toString()).doesNotContain("some " + component.getKey());
            } else {
                assertThat(component.getValue()).isEqualTo(was);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("personalEvents")
    void whatIsSealedIsReadAgain(EventType type) {
        Object event = Samples.of(type.record());
        SerializedObject<byte[]> stored = sealing.serialize(event, byte[].class);

        Object read =
                StoredEvents.read(type.name(), type.revision(), stored.getData(), sealing, NoOpEventUpcaster.INSTANCE);

        assertThat(read).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("personalEvents")
    void theSealIsThatOfThePersonWhomTheEventNames(EventType type) {
        sealing.serialize(Samples.of(type.record()), byte[].class);

        assertThat(persons)
                .containsExactlyInAnyOrderElementsOf(
                        subjects(type).map(subject -> "some " + subject).toList());
        assertThat(Arrays.stream(type.record().getRecordComponents()).map(component -> component.getName()))
                .containsAll(subjects(type).toList());
    }

    @ParameterizedTest
    @MethodSource("personalEvents")
    void whoseKeyIsGoneIsCalledErasedAndTheRestIsRead(EventType type) {
        Object event = Samples.of(type.record());
        SerializedObject<byte[]> stored = sealing.serialize(event, byte[].class);
        erased = true;

        JsonNode read = JSON.valueToTree(
                StoredEvents.read(type.name(), type.revision(), stored.getData(), sealing, NoOpEventUpcaster.INSTANCE));

        JsonNode plain = JSON.valueToTree(event);
        assertThat(read.properties()).allSatisfy(component -> {
            JsonNode was = plain.required(component.getKey());
            if (!type.personalData().containsKey(component.getKey())) {
                assertThat(component.getValue()).isEqualTo(was);
            } else if (was.isArray()) {
                assertThat(component.getValue().toString()).isEqualTo("[\"erased\"]");
            } else {
                assertThat(component.getValue().asString()).isEqualTo("erased");
            }
        });
    }

    private static Stream<String> subjects(EventType type) {
        return type.personalData().values().stream()
                .map(EventType.Personal::subject)
                .distinct();
    }

    private final class Base64Seal implements PersonalDataSeal {

        @Override
        public JsonNode seal(String person, JsonNode plain) {
            persons.add(person);
            return StringNode.valueOf(
                    Base64.getEncoder().encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public Optional<JsonNode> unseal(JsonNode stored) {
            return erased
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(Base64.getDecoder().decode(stored.asString())));
        }

        @Override
        public boolean isErased(JsonNode stored) {
            return erased;
        }
    }
}
