package io.muniment.command.privacy;

import io.muniment.command.privacy.eraseperson.CertifyErasure;
import io.muniment.command.privacy.eraseperson.EraseAgain;
import io.muniment.command.privacy.eraseperson.ErasePerson;
import io.muniment.command.privacy.lifthold.LiftLegalHold;
import io.muniment.command.privacy.placehold.PlaceLegalHold;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.privacy.ErasedFrom;
import io.muniment.kernel.privacy.ErasureGround;
import io.muniment.kernel.privacy.HoldId;
import io.muniment.kernel.privacy.PersonEvent;
import io.muniment.kernel.privacy.PersonEvent.ErasureOrdered;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldLifted;
import io.muniment.kernel.privacy.PersonEvent.LegalHoldPlaced;
import io.muniment.kernel.privacy.PersonEvent.PersonErased;
import io.muniment.kernel.privacy.PersonId;
import io.muniment.kernel.privacy.PrivacyRule;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PersonTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final PersonId ADA = PersonId.of(ACME, "ada");
    private static final PersonId STRANGER = PersonId.of(ACME, "stranger");
    private static final HoldId HOLD = new HoldId("hld_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31");
    private static final HoldId OTHER_HOLD = new HoldId("hld_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a32");
    private static final List<ErasedFrom> STORES = List.of(new ErasedFrom("keys", 1));

    private static final LegalHoldPlaced HELD = new LegalHoldPlaced(ADA, "ada", HOLD, "case 12");
    private static final LegalHoldLifted LIFTED = new LegalHoldLifted(ADA, "ada", HOLD, "settled");
    private static final ErasureOrdered ORDERED = new ErasureOrdered(ADA, "ada", ErasureGround.CONSENT_WITHDRAWN);
    private static final PersonErased ERASED = new PersonErased(ADA, "ada", STORES);

    private static final ErasePerson ERASE = new ErasePerson(ADA, "ada", ErasureGround.CONSENT_WITHDRAWN);

    @Test
    void aHoldIsPlacedOnWhomeverAndLifted() {
        when(new PlaceLegalHold(ADA, "ada", HOLD, "case 12")).expectEvents(HELD);
        when(new LiftLegalHold(ADA, HOLD, "settled"), HELD).expectEvents(LIFTED);
    }

    @Test
    void onlyWhatStandsIsLifted() {
        isRefused(when(new LiftLegalHold(ADA, OTHER_HOLD, "settled"), HELD), PrivacyRule.HOLD_UNKNOWN);
        isRefused(when(new LiftLegalHold(ADA, HOLD, "settled"), HELD, LIFTED), PrivacyRule.HOLD_UNKNOWN);
        when(new LiftLegalHold(ADA, HOLD, "settled")).expectException(AggregateNotFoundException.class);
    }

    @Test
    void aHoldBeatsErasure() {
        isRefused(when(ERASE, HELD), PrivacyRule.LEGAL_HOLD);
        when(ERASE, HELD, LIFTED).expectEvents(ORDERED);
    }

    @Test
    void whoIsKnownIsErasedOnceAndHeldNoMore() {
        when(ERASE).expectEvents(ORDERED);
        isRefused(when(ERASE, ORDERED), PrivacyRule.PERSON_ERASED);
        isRefused(when(ERASE, ORDERED, ERASED), PrivacyRule.PERSON_ERASED);
        isRefused(when(new PlaceLegalHold(ADA, "ada", HOLD, "late"), ORDERED), PrivacyRule.PERSON_ERASED);
    }

    @Test
    void ofWhomNothingIsKeptNothingIsErased() {
        isRefused(
                when(new ErasePerson(STRANGER, "stranger", ErasureGround.CONSENT_WITHDRAWN)),
                PrivacyRule.PERSON_UNKNOWN);
    }

    @Test
    void itIsCertifiedOnce() {
        when(new CertifyErasure(ADA, STORES), ORDERED).expectEvents(ERASED);
        when(new CertifyErasure(ADA, STORES), ORDERED, ERASED).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void whoCameBackIsErasedAgainWhateverHoldsThem() {
        ErasureOrdered again = new ErasureOrdered(ADA, "ada", ErasureGround.CAME_BACK);
        when(new EraseAgain(ADA, "ada")).expectEvents(again);
        when(new EraseAgain(ADA, "ada"), HELD).expectEvents(again);
        when(new EraseAgain(ADA, "ada"), ORDERED, ERASED).expectEvents(again);
        when(new EraseAgain(ADA, "ada"), ORDERED).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    /** Every code of the catalogue is given by some decision. */
    @ParameterizedTest
    @EnumSource
    void everyRuleIsBrokenBySomething(PrivacyRule rule) {
        isRefused(
                switch (rule) {
                    case LEGAL_HOLD -> when(ERASE, HELD);
                    case PERSON_ERASED -> when(ERASE, ORDERED);
                    case PERSON_UNKNOWN -> when(new ErasePerson(STRANGER, "stranger", ErasureGround.CONSENT_WITHDRAWN));
                    case HOLD_UNKNOWN -> when(new LiftLegalHold(ADA, OTHER_HOLD, "settled"), HELD);
                },
                rule);
    }

    private static void isRefused(ResultValidator<Person> result, PrivacyRule rule) {
        result.expectNoEvents()
                .expectException(Matchers.<Throwable>predicate(
                        thrown -> thrown instanceof RuleBroken broken && broken.code() == rule))
                .expectExceptionMessage(Matchers.<String>predicate(explanation -> !explanation.isBlank()));
    }

    private static ResultValidator<Person> when(Object command, PersonEvent... given) {
        AggregateTestFixture<Person> fixture = new AggregateTestFixture<>(Person.class);
        KnownPersons known = Set.of(ADA)::contains;
        fixture.registerInjectableResources(known);
        Map<String, String> cora = Map.of(
                EventContext.TENANT, "acme", EventContext.ACTOR, "cora", EventContext.ROLE, "COMPLIANCE_OFFICER");
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) given))
                .when(command, cora);
    }
}
