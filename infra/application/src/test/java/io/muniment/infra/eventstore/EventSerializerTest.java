package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.verification.DocumentId;
import io.muniment.kernel.verification.VerificationRequestId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names, values and revisions on their way into the store and out of it. */
class EventSerializerTest {

    private static final VerificationRequestId ID =
            new VerificationRequestId("vrq_01890a5d-ac96-774b-bcce-b302099a8057");

    private final EventSerializer serializer =
            StoredEvents.serializer(new EventCatalogue(List.of(LeaseEvent.class)), PersonalDataSeal.OPEN);

    sealed interface LeaseEvent extends DomainEvent {

        @EventName(value = "lease.RentAgreed", revision = 3)
        record RentAgreed(
                VerificationRequestId id,
                BigDecimal rent,
                Instant from,
                @Nullable String note,
                List<DocumentId> papers) implements LeaseEvent {
            @Override
            public String narrative() {
                return "agreed on a rent";
            }
        }
    }

    sealed interface OtherEvent extends DomainEvent {

        @EventName("lease.RentAgreed")
        record RentAgreed(VerificationRequestId id) implements OtherEvent {
            @Override
            public String narrative() {
                return "agreed on a rent";
            }
        }
    }

    @Test
    void anEventIsStoredUnderItsNameAndRevision() {
        SerializedObject<byte[]> stored = store(rentAgreed(null));

        assertThat(stored.getType().getName()).isEqualTo("lease.RentAgreed");
        assertThat(stored.getType().getRevision()).isEqualTo("3");
    }

    @Test
    void nothingIsLostOnTheWay() {
        LeaseEvent.RentAgreed event = rentAgreed("Miete für 東京 — „kalt“ 🏠\n\\ \"\t");

        assertThat(read(store(event))).isEqualTo(event);
        assertThat(text(store(event)))
                .contains("\"rent\":1200.50", "\"from\":\"2026-01-02T03:04:05.678Z\"", "\"id\":\"" + ID + "\"");
    }

    @Test
    void whatIsNotThereIsNotThereAfterwards() {
        assertThat(read(store(rentAgreed(null)))).isEqualTo(rentAgreed(null));
    }

    @Test
    void anAmountLargerThanAnyDoubleKeepsItsLastDigit() {
        var event = new LeaseEvent.RentAgreed(
                ID, new BigDecimal("123456789012345678901234567890.123456789"), Instant.EPOCH, null, List.of());

        assertThat(read(store(event))).isEqualTo(event);
    }

    @Test
    void anEventThatNobodyKnowsIsNotSkipped() {
        assertThatThrownBy(() -> readAs("lease.RentForgotten", 1, "{}", NoOpEventUpcaster.INSTANCE))
                .isInstanceOf(UnknownEvent.class)
                .hasMessageContaining("lease.RentForgotten");
    }

    @Test
    void twoEventsOfOneNameAreRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCatalogue(List.of(LeaseEvent.class, OtherEvent.class)))
                .withMessageContaining("lease.RentAgreed");
    }

    @Test
    void anEventOfTheFirstRevisionIsReadThroughTheChainOfUpcasters() {
        EventUpcasterChain chain = new EventUpcasterChain(
                new Upcast("lease.RentAgreed", 1, event -> event.put("from", "2026-01-02T03:04:05.678Z")),
                new Upcast("lease.RentAgreed", 2, event -> {
                    event.set("rent", event.required("monthly"));
                    event.remove("monthly");
                    event.putArray("papers");
                    event.putNull("note"); // every component is there, or the event is broken
                    return event;
                }));

        Object read = readAs("lease.RentAgreed", 1, "{\"id\":\"%s\",\"monthly\":1200.50}".formatted(ID), chain);

        assertThat(read).isEqualTo(rentAgreed(null));
    }

    @Test
    void everyKindOfIdHasAPrefixOfItsOwn() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TypedId.class));
        List<Class<?>> kinds = scanner.findCandidateComponents("io.muniment.kernel").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), TypedId.class.getClassLoader()))
                .toList();

        assertThat(kinds).hasSizeGreaterThanOrEqualTo(2).allMatch(Class::isRecord);
        assertThat(kinds).extracting(EventSerializerTest::prefix).doesNotHaveDuplicates();
    }

    private static String prefix(Class<?> kind) {
        return Arrays.stream(kind.getFields())
                .filter(field -> field.getName().equals("PREFIX"))
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException notPublic) {
                        throw new IllegalStateException(notPublic);
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    private static LeaseEvent.RentAgreed rentAgreed(@Nullable String note) {
        return new LeaseEvent.RentAgreed(
                ID, new BigDecimal("1200.50"), Instant.parse("2026-01-02T03:04:05.678Z"), note, List.of());
    }

    private SerializedObject<byte[]> store(Object event) {
        return serializer.serialize(event, byte[].class);
    }

    private Object read(SerializedObject<byte[]> stored) {
        return readAs(stored.getType().getName(), 3, text(stored), NoOpEventUpcaster.INSTANCE);
    }

    private Object readAs(String name, int revision, String json, EventUpcaster chain) {
        return StoredEvents.read(name, revision, json.getBytes(StandardCharsets.UTF_8), serializer, chain);
    }

    private static String text(SerializedObject<byte[]> stored) {
        return new String(stored.getData(), StandardCharsets.UTF_8);
    }

    /** Brings one event from one revision to the next. */
    private static final class Upcast extends SingleEventUpcaster {

        private final String name;
        private final int from;
        private final Function<ObjectNode, JsonNode> change;

        Upcast(String name, int from, Function<ObjectNode, JsonNode> change) {
            this.name = name;
            this.from = from;
            this.change = change;
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(type(from));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(type(from + 1), JsonNode.class, json -> change.apply((ObjectNode) json));
        }

        private SimpleSerializedType type(int revision) {
            return new SimpleSerializedType(name, Integer.toString(revision));
        }
    }
}
