package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import io.muniment.infra.eventstore.ApprovedEvents.Approved;
import io.muniment.kernel.event.DomainEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.config.Configuration;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was stored once is read for ever: one approved file for each event and revision.
 * {@code -Dmuniment.approve=write} adds the files that are missing, and changes none.
 */
@RunningMuniment
class ApprovedEventsTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final EventCatalogue catalogue = EventCatalogue.ofTheKernel();
    private final EventSerializer serializer = StoredEvents.serializer(catalogue, PersonalDataSeal.OPEN);

    @Autowired
    private Configuration axon;

    static Collection<EventType> events() {
        return EventCatalogue.ofTheKernel().all();
    }

    static List<Path> files() {
        return ApprovedEvents.files();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsApproved(EventType type) {
        Approved now = asStoredNow(type);
        Path file = ApprovedEvents.fileOf(now.name(), now.revision());
        if ("write".equals(System.getProperty("muniment.approve")) && Files.notExists(file)) {
            ApprovedEvents.approve(now);
        }

        assertThat(file).as("approved with -Dmuniment.approve=write").isRegularFile();
        assertThat(now)
                .as("a change of what is stored needs a new revision and an upcaster")
                .isEqualTo(Approved.in(file));
        assertThat(IntStream.rangeClosed(1, type.revision()))
                .as("no revision is ever forgotten")
                .allSatisfy(revision ->
                        assertThat(ApprovedEvents.fileOf(type.name(), revision)).isRegularFile());
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatWasApprovedOnceIsReadForEver(Path file) {
        Approved stored = Approved.in(file);
        EventType known = catalogue.named(stored.name()).orElseThrow(() -> new UnknownEvent(stored.name()));

        Object read =
                StoredEvents.read(stored.name(), stored.revision(), stored.stored(), serializer, axon.upcasterChain());

        assertThat(file).isEqualTo(ApprovedEvents.fileOf(stored.name(), stored.revision()));
        assertThat(read).isInstanceOf(known.record()).hasNoNullFieldsOrProperties();
        if (stored.revision() == known.revision()) {
            assertThat(read).isEqualTo(Samples.of(known.record()));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsCalledAsItsContextAndItsRecord(EventType type) {
        String room = type.record().getPackageName();
        String context = room.substring(room.lastIndexOf('.') + 1);

        assertThat(type.name()).isEqualTo(context + "." + type.record().getSimpleName());
    }

    /** The history that people read is kept longer than what is said about a person. */
    @ParameterizedTest
    @MethodSource("events")
    void theLineOfAnEventRevealsNothingPersonal(EventType type) {
        DomainEvent sample = (DomainEvent) Samples.of(type.record());

        assertThat(type.personalData().keySet())
                .noneSatisfy(component -> assertThat(sample.narrative()).contains("some " + component));
    }

    private Approved asStoredNow(EventType type) {
        SerializedObject<byte[]> stored = serializer.serialize(Samples.of(type.record()), byte[].class);
        return new Approved(
                stored.getType().getName(),
                Integer.parseInt(stored.getType().getRevision()),
                JSON.readTree(stored.getData()));
    }
}
