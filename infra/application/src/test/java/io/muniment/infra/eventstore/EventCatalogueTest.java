package io.muniment.infra.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What cannot be erased is found at the start, not when somebody asks for it. */
class EventCatalogueTest {

    @Test
    void theKernelSpeaksOfPersons() {
        EventCatalogue kernel = EventCatalogue.ofTheKernel();
        assertThat(kernel.speaksOfPersons(VerificationRequestEvent.class)).isTrue();
        assertThat(kernel.speaksOfPersons(OfNobody.class)).isFalse();
    }

    @Test
    void whoSpeaksOfPersonsCanForgetThem() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCatalogue(List.of(Unforgetting.class)))
                .withMessageContaining("none of its events erases one");
        assertThat(new EventCatalogue(List.of(OfNobody.class)).all()).hasSize(1);
    }

    @Test
    void anAggregateSpeaksOfOnePerson() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCatalogue(List.of(OfTwo.class)))
                .withMessageContaining("several persons");
    }

    @Test
    void onlyTextsCanBeErased() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventCatalogue(List.of(OfNumbers.class)))
                .withMessageContaining("only texts");
    }

    sealed interface OfNobody extends DomainEvent {
        @EventName("test.Quiet")
        record Quiet(VerificationRequestId id, String narrative) implements OfNobody {}
    }

    sealed interface Unforgetting extends DomainEvent {
        @EventName("test.Named")
        record Named(
                VerificationRequestId id,
                String narrative,
                String buyer,
                @PersonalData(subject = "buyer") String name) implements Unforgetting {}
    }

    sealed interface OfTwo extends DomainEvent {
        @EventName("test.Met")
        record Met(
                VerificationRequestId id,
                String narrative,
                String buyer,
                @PersonalData(subject = "buyer") String buyerName,
                String seller,
                @PersonalData(subject = "seller") String sellerName)
                implements OfTwo {}

        @EventName("test.Parted")
        record Parted(VerificationRequestId id, String narrative, String person) implements OfTwo, ErasesPerson {}
    }

    sealed interface OfNumbers extends DomainEvent {
        @EventName("test.Counted")
        record Counted(
                VerificationRequestId id,
                String narrative,
                String buyer,
                @PersonalData(subject = "buyer") int age) implements OfNumbers {}
    }
}
