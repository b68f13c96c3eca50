package io.muniment.command.evidence;

import io.muniment.command.evidence.makepack.RecordPackFailed;
import io.muniment.command.evidence.makepack.RecordPackMade;
import io.muniment.command.evidence.requestpack.RequestPack;
import io.muniment.command.evidence.withdrawpack.WithdrawPack;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.evidence.EvidencePackEvent;
import io.muniment.kernel.evidence.EvidencePackEvent.PackFailed;
import io.muniment.kernel.evidence.EvidencePackEvent.PackMade;
import io.muniment.kernel.evidence.EvidencePackEvent.PackRequested;
import io.muniment.kernel.evidence.EvidencePackEvent.PackWithdrawn;
import io.muniment.kernel.evidence.EvidencePackId;
import io.muniment.kernel.evidence.EvidenceRule;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidencePackTest {

    private static final EvidencePackId PACK = new EvidencePackId("evp_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a31");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Instant AS_OF = Instant.parse("2026-02-01T12:00:00Z");
    private static final PackSubject DEED = new PackSubject("verification-request", "vrq_1");
    private static final PackSubject UNKNOWN = new PackSubject("verification-request", "vrq_2");

    private static final PackRequested REQUESTED = new PackRequested(PACK, PackScope.AGGREGATE, List.of(DEED), AS_OF);
    private static final PackMade MADE = new PackMade(PACK, "abc", 12, 3, 4);
    private static final PackFailed FAILED = new PackFailed(PACK, "evidence.given-up", "10 attempts have failed");
    private static final PackWithdrawn WITHDRAWN = new PackWithdrawn(PACK);

    @Test
    void aPackIsAskedForOfOneOfManyOrOfAll() {
        when(new RequestPack(PACK, PackScope.AGGREGATE, List.of(DEED), AS_OF)).expectEvents(REQUESTED);
        when(new RequestPack(PACK, PackScope.SET, List.of(DEED), AS_OF))
                .expectEvents(new PackRequested(PACK, PackScope.SET, List.of(DEED), AS_OF));
        when(new RequestPack(PACK, PackScope.TENANT, List.of(), AS_OF))
                .expectEvents(new PackRequested(PACK, PackScope.TENANT, List.of(), AS_OF));
    }

    @Test
    void whoSaysNoTimeMeansThePresentAsExactlyAsTheLedgerKnowsIt() {
        when(new RequestPack(PACK, PackScope.TENANT, List.of(), null))
                .expectEvents(new PackRequested(
                        PACK, PackScope.TENANT, List.of(), Instant.parse("2026-03-01T12:00:00.123456Z")));
    }

    @Test
    void itIsMadeOrGivenUpOnce() {
        when(new RecordPackMade(PACK, "abc", 12, 3, 4), REQUESTED).expectEvents(MADE);
        when(new RecordPackFailed(PACK, "evidence.given-up", "10 attempts have failed"), REQUESTED)
                .expectEvents(FAILED);
        nothingHappens(new RecordPackMade(PACK, "other", 1, 1, 2), REQUESTED, MADE);
        nothingHappens(new RecordPackFailed(PACK, "evidence.too-large", "too much"), REQUESTED, MADE);
        nothingHappens(new RecordPackMade(PACK, "abc", 12, 3, 4), REQUESTED, FAILED);
    }

    @Test
    void whatIsThereIsWithdrawnOnce() {
        when(new WithdrawPack(PACK), REQUESTED, MADE).expectEvents(WITHDRAWN);
        nothingHappens(new WithdrawPack(PACK), REQUESTED);
        nothingHappens(new WithdrawPack(PACK), REQUESTED, FAILED);
        nothingHappens(new WithdrawPack(PACK), REQUESTED, MADE, WITHDRAWN);
        nothingHappens(new RecordPackMade(PACK, "abc", 12, 3, 4), REQUESTED, MADE, WITHDRAWN);
    }

    /** Every code of the catalogue is given by some decision. */
    @ParameterizedTest
    @EnumSource
    void everyRuleIsBrokenBySomething(EvidenceRule rule) {
        isRefused(
                switch (rule) {
                    case SCOPE_UNCLEAR -> when(new RequestPack(PACK, PackScope.TENANT, List.of(DEED), AS_OF));
                    case TOO_MANY_SUBJECTS ->
                        when(new RequestPack(
                                PACK,
                                PackScope.SET,
                                IntStream.range(0, 1001)
                                        .mapToObj(one -> new PackSubject("verification-request", "vrq_" + one))
                                        .toList(),
                                AS_OF));
                    case SUBJECT_TWICE ->
                        when(new RequestPack(PACK, PackScope.SET, Collections.nCopies(2, DEED), AS_OF));
                    case IN_THE_FUTURE -> when(new RequestPack(PACK, PackScope.TENANT, List.of(), NOW.plusNanos(1)));
                    case SUBJECT_UNKNOWN -> when(new RequestPack(PACK, PackScope.SET, List.of(DEED, UNKNOWN), AS_OF));
                    case BEFORE_THE_FIRST_EVENT ->
                        when(new RequestPack(PACK, PackScope.TENANT, List.of(), Instant.EPOCH));
                },
                rule);
    }

    @Test
    void anAggregateIsOneAndASetIsSome() {
        isRefused(when(new RequestPack(PACK, PackScope.AGGREGATE, List.of(), AS_OF)), EvidenceRule.SCOPE_UNCLEAR);
        isRefused(
                when(new RequestPack(PACK, PackScope.AGGREGATE, List.of(DEED, UNKNOWN), AS_OF)),
                EvidenceRule.SCOPE_UNCLEAR);
        isRefused(when(new RequestPack(PACK, PackScope.SET, List.of(), AS_OF)), EvidenceRule.SCOPE_UNCLEAR);
    }

    private static void nothingHappens(Object command, EvidencePackEvent... given) {
        when(command, given).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    private static void isRefused(ResultValidator<EvidencePack> result, EvidenceRule rule) {
        result.expectNoEvents()
                .expectException(Matchers.<Throwable>predicate(
                        thrown -> thrown instanceof RuleBroken broken && broken.code() == rule))
                .expectExceptionMessage(Matchers.<String>predicate(explanation -> !explanation.isBlank()));
    }

    private static ResultValidator<EvidencePack> when(Object command, EvidencePackEvent... given) {
        AggregateTestFixture<EvidencePack> fixture = new AggregateTestFixture<>(EvidencePack.class);
        fixture.registerInjectableResources(Clock.fixed(NOW, ZoneOffset.UTC), new OneDeed());
        Map<String, String> axel =
                Map.of(EventContext.TENANT, "acme", EventContext.ACTOR, "axel", EventContext.ROLE, "AUDITOR");
        return (given.length == 0 ? fixture.givenNoPriorActivity() : fixture.given((Object[]) given))
                .when(command, axel);
    }

    private static final class OneDeed implements RecordedSubjects {

        @Override
        public boolean areKnown(TenantId tenant, List<PackSubject> subjects) {
            return !subjects.contains(UNKNOWN);
        }

        @Override
        public boolean hadBegun(TenantId tenant, List<PackSubject> subjects, Instant asOf) {
            return asOf.isAfter(Instant.EPOCH);
        }
    }
}
