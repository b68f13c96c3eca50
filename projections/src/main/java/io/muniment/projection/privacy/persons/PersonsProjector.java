package io.muniment.projection.privacy.persons;

import io.muniment.kernel.privacy.PersonEvent;
import io.muniment.projection.Batched;
import io.muniment.projection.Projection;
import io.muniment.projection.Recorded;
import io.muniment.projection.Unhurried;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keeps what is held and what is erased. */
@Component
@ProcessingGroup(Persons.NAME)
@Batched
@Unhurried(millis = 50, because = "Few things happen to persons, and those who ask wait for them")
class PersonsProjector {

    private final Projection<PersonRows> projection;

    PersonsProjector(Persons persons, DSLContext db) {
        this.projection = new Projection<>(persons, db);
    }

    @EventHandler
    void on(PersonEvent event, Recorded recorded) {
        projection.fold(event, recorded);
    }

    @ResetHandler
    void reset() {
        projection.reset();
    }
}
