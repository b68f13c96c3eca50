package io.muniment.kernel.privacy;

import io.muniment.kernel.event.Erased;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldLifted;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldPlaced;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person whose data is held or erased: the fold of their events.
 *
 * @param person the id by which events name them
 * @param stores what each store has lost, once that is certified
 */
public record PersonState(
        PersonId id, String person, PersonStanding standing, List<Hold> holds, List<ErasedFrom> stores) {

    public static final Fold<PersonState, PersonEvent> FOLD =
            new Fold<>("person", 1, PersonState.class, PersonEvent.class, PersonState::next, PersonState::person);

    public PersonState {
        holds = List.copyOf(holds);
        stores = List.copyOf(stores);
    }

    /** A reason for which nothing may be erased. */
    public record Hold(HoldId id, String reason) {}

    /** One step of the fold; any event may be the first. */
    public static PersonState next(@Nullable PersonState before, PersonEvent event) {
        return (before == null ? unnoticed(event) : before).evolve(event);
    }

    private static PersonState unnoticed(PersonEvent event) {
        return new PersonState(event.id(), event.person(), PersonStanding.KEPT, List.of(), List.of());
    }

    public PersonState evolve(PersonEvent event) {
        return switch (event) {
            case LegalHoldPlaced placed ->
                holding(Stream.concat(holds.stream(), Stream.of(new Hold(placed.hold(), placed.reason()))));
            case LegalHoldLifted lifted ->
                holding(holds.stream().filter(hold -> !hold.id().equals(lifted.hold())));
            case ErasureOrdered _ -> new PersonState(id, person, PersonStanding.BEING_ERASED, holds, List.of());
            case PersonErased erased ->
                new PersonState(
                        id,
                        person,
                        PersonStanding.ERASED,
                        holds.stream()
                                .map(hold -> new Hold(hold.id(), Erased.TEXT))
                                .toList(),
                        erased.stores());
        };
    }

    public boolean isHeld() {
        return !holds.isEmpty();
    }

    public boolean holds(HoldId hold) {
        return holds.stream().anyMatch(one -> one.id().equals(hold));
    }

    private PersonState holding(Stream<Hold> now) {
        return new PersonState(id, person, standing, now.toList(), stores);
    }
}
