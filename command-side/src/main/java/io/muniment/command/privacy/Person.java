package io.muniment.command.privacy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muniment.command.OwnedByTenant;
import io.muniment.command.privacy.eraseperson.CertifyErasure;
import io.muniment.command.privacy.eraseperson.EachPersonOnce;
import io.muniment.command.privacy.eraseperson.EraseAgain;
import io.muniment.command.privacy.eraseperson.ErasePerson;
import io.muniment.command.privacy.eraseperson.NoLegalHold;
import io.muniment.command.privacy.eraseperson.OnlyWhoIsKnown;
import io.muniment.command.privacy.lifthold.LiftLegalHold;
import io.muniment.command.privacy.lifthold.OnlyWhatStands;
import io.muniment.command.privacy.placehold.PlaceLegalHold;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.PersonEvent;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldLifted;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldPlaced;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PersonStanding;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.rule.Rule;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** All that a tenant keeps of a person, as one thing: it may have to be kept, or to be erased. */
@Aggregate(type = "person", cache = OwnedByTenant.RECENT, snapshotTriggerDefinition = OwnedByTenant.KEPT_STATES)
@SuppressWarnings("NullAway.Init") // the first event fills it
class Person extends OwnedByTenant {

    @AggregateIdentifier
    private PersonId id;

    private @Nullable PersonState person;

    Person() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void hold(PlaceLegalHold command) {
        Rule.check(new EachPersonOnce(person));
        apply(new LegalHoldPlaced(command.id(), command.person(), command.hold(), command.reason()));
    }

    @CommandHandler
    void lift(LiftLegalHold command) {
        PersonState held = noticed();
        Rule.check(new OnlyWhatStands(held, command.hold()));
        apply(new LegalHoldLifted(id, held.person(), command.hold(), command.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void erase(ErasePerson command, KnownPersons persons) {
        Rule.check(
                new NoLegalHold(person), new EachPersonOnce(person), new OnlyWhoIsKnown(persons.knows(command.id())));
        apply(new ErasureOrdered(command.id(), command.person(), command.ground()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void eraseAgain(EraseAgain command) {
        if (person == null || person.standing() != PersonStanding.BEING_ERASED) {
            apply(new ErasureOrdered(command.id(), command.person(), ErasureGround.CAME_BACK));
        }
    }

    @CommandHandler
    void certify(CertifyErasure command) {
        PersonState erased = noticed();
        if (erased.standing() == PersonStanding.BEING_ERASED) {
            apply(new PersonErased(id, erased.person(), command.stores()));
        }
    }

    @EventSourcingHandler
    void on(PersonEvent event, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = event.id();
        person = PersonState.next(person, event);
    }

    @EventSourcingHandler
    void on(PersonState kept, @MetaDataValue(EventContext.TENANT) @Nullable String tenant) {
        belongsTo(tenant);
        id = kept.id();
        person = kept;
    }

    /** Who has no events has no aggregate, and none of these commands. */
    private PersonState noticed() {
        if (person == null) {
            throw new IllegalStateException("Nothing has happened to the person yet");
        }
        return person;
    }
}
