package io.muniment.kernel.privacy;

import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.ErasesPerson;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;
import java.util.List;

/** What happens to all that is said of a person, in the order in which it may. */
public sealed interface PersonEvent extends DomainEvent {

    @Override
    PersonId id();

    /** The id by which the events of others name the person. */
    String person();

    /** Nothing of the person is erased while it stands. */
    @EventName("privacy.LegalHoldPlaced")
    record LegalHoldPlaced(
            PersonId id,
            String person,
            HoldId hold,
            @PersonalData(subject = "person") String reason) implements PersonEvent {
        @Override
        public String narrative() {
            return "placed legal hold %s".formatted(hold);
        }
    }

    @EventName("privacy.LegalHoldLifted")
    record LegalHoldLifted(
            PersonId id,
            String person,
            HoldId hold,
            @PersonalData(subject = "person") String reason) implements PersonEvent {
        @Override
        public String narrative() {
            return "lifted legal hold %s".formatted(hold);
        }
    }

    /** From here on there is no way back. */
    @EventName("privacy.ErasureOrdered")
    record ErasureOrdered(PersonId id, String person, ErasureGround ground) implements PersonEvent {
        @Override
        public String narrative() {
            return "ordered the erasure of the person on the ground %s".formatted(ground);
        }
    }

    /** The certificate: every store was gone through. */
    @EventName("privacy.PersonErased")
    record PersonErased(PersonId id, String person, List<ErasedFrom> stores) implements PersonEvent, ErasesPerson {
        public PersonErased {
            stores = List.copyOf(stores);
        }

        @Override
        public String narrative() {
            return "certified that the person is erased from %d stores".formatted(stores.size());
        }
    }
}
