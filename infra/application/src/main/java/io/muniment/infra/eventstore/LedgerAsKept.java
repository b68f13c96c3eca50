package io.muniment.infra.eventstore;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** Reads what the application has stored as the application does, where none runs. */
public final class LedgerAsKept {

    private LedgerAsKept() {}

    public static LedgerLives lives(PersonalDataSeal seal) {
        return new LedgerLives(
                new EventSerializer(
                        Jackson3Serializer.builder()
                                .jsonMapperBuilderCustomizer(EventStoreConfiguration::configureForEvents),
                        EventCatalogue.ofTheKernel(),
                        seal),
                new EventUpcasterChain());
    }

    /** How far processors are. */
    public static Serializer tokens() {
        return EventStoreConfiguration.general();
    }
}
