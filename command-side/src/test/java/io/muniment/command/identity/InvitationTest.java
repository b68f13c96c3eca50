package io.muniment.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.identity.acceptinvitation.AcceptInvitation;
import io.muniment.command.identity.eraseinvitation.EraseInvitation;
import io.muniment.command.identity.expireinvitation.ExpireInvitation;
import io.muniment.command.identity.inviteperson.InvitePerson;
import io.muniment.command.identity.resendinvitation.ResendInvitation;
import io.muniment.command.identity.revokeinvitation.RevokeInvitation;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvitationTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final InvitationId ID = new InvitationId("inv_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a51");
    private static final InvitationId BEFORE = new InvitationId("inv_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a52");
    private static final AccountId ACCOUNT = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a41");
    private static final AccountId ANOTHER = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a42");
    private static final EmailAddress ADDRESS = new EmailAddress("ada@acme.example");
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456789Z");
    private static final Instant UNTIL = Instant.parse("2026-04-05T00:59:59.123456Z");
    private static final Instant SOON = NOW.plusSeconds(1);
    private static final Actor MINA = Actor.person("mina", Role.ADMIN, ACME);
    private static final Actor ROOT = Actor.person("root", Role.SUPER_ADMIN, ACME);
    private static final Actor OLAF = Actor.person("olaf", Role.ADMIN, OTHER);
    private static final Actor SYSTEM = Actor.system("identity", ACME);

    private static final InvitePerson INVITE = new InvitePerson(ID, ACCOUNT, ADDRESS, Role.BUYER);
    private static final PersonInvited INVITED = invited(Role.BUYER, SOON);

    private @Nullable InvitationState latest;
    private @Nullable AccountState account;
    private @Nullable InvitationId reservedFor;
    private final List<TenantId> counted = new ArrayList<>();

    private static PersonInvited invited(Role role, Instant until) {
        return new PersonInvited(ID, ACME, ACCOUNT, ACCOUNT.value(), ADDRESS.value(), role, until);
    }

    private static AccountState known(AccountId id, TenantId home) {
        return AccountState.next(null, new AccountOpened(id, home, "ada", ADDRESS.value(), "Ada Byron"));
    }

    @Test
    void somebodyIsInvitedForSevenDaysIntoTheTenantOfWhoInvites() {
        when(INVITE, MINA).expectEvents(invited(Role.BUYER, UNTIL));
        assertThat(reservedFor).isEqualTo(ID);
        assertThat(counted).containsExactly(ACME);
    }

    @Test
    void anAddressHasOneOpenInvitationInEachTenant() {
        latest = InvitationState.next(
                null, new PersonInvited(BEFORE, ACME, ANOTHER, "ada", ADDRESS.value(), Role.BUYER, SOON));
        isRefused(when(INVITE, MINA), IdentityRule.ALREADY_INVITED);
        assertThat(counted).as("what is refused fills no mailbox").isEmpty();
        assertThat(reservedFor).isNull();

        latest = latest.evolve(new InvitationResent(BEFORE, NOW));
        when(INVITE, MINA).expectEvents(invited(Role.BUYER, UNTIL));
        latest = latest.evolve(new InvitationResent(BEFORE, SOON)).evolve(new InvitationRevoked(BEFORE));
        when(INVITE, MINA).expectEvents(invited(Role.BUYER, UNTIL));
    }

    @Test
    void whoIsThereIsNotInvitedAndWhoIsElsewhereIs() {
        account = known(ANOTHER, OTHER).evolve(new MembershipGranted(ANOTHER, ACME, Role.GUEST));
        isRefused(when(INVITE, MINA), IdentityRule.ALREADY_MEMBER);
        account = known(ANOTHER, OTHER).evolve(new MembershipGranted(ANOTHER, OTHER, Role.GUEST));
        when(INVITE, MINA).expectEvents(invited(Role.BUYER, UNTIL));
    }

    @Test
    void whoIsKnownHereIsCalledAsTheyAreKnownAndNobodyElse() {
        account = known(ANOTHER, ACME);
        when(INVITE, MINA)
                .expectEvents(new PersonInvited(ID, ACME, ACCOUNT, "ada", ADDRESS.value(), Role.BUYER, UNTIL));
        account = known(ANOTHER, ACME).evolve(new AccountErased(ANOTHER, "ada"));
        when(INVITE, MINA).expectEvents(invited(Role.BUYER, UNTIL));
    }

    @ParameterizedTest
    @EnumSource
    void nobodyInvitesToMoreThanTheyReach(Role role) {
        InvitePerson invite = new InvitePerson(ID, ACCOUNT, ADDRESS, role);
        switch (role) {
            case SYSTEM -> {
                isRefused(when(invite, MINA), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                isRefused(when(invite, ROOT), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
            }
            case SUPER_ADMIN, OPERATOR -> {
                isRefused(when(invite, MINA), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                when(invite, ROOT).expectEvents(invited(role, UNTIL));
                PersonInvited given = invited(role, SOON);
                isRefused(when(new ResendInvitation(ID), MINA, given), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                isRefused(when(new RevokeInvitation(ID), MINA, given), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
            }
            default -> when(invite, MINA).expectEvents(invited(role, UNTIL));
        }
    }

    @Test
    void whatIsOpenIsSentAgainOrRevoked() {
        when(new ResendInvitation(ID), MINA, INVITED).expectEvents(new InvitationResent(ID, UNTIL));
        assertThat(counted).hasSize(1);
        when(new RevokeInvitation(ID), MINA, INVITED).expectEvents(new InvitationRevoked(ID));
        for (InvitationEvent over : List.of(
                new InvitationRevoked(ID),
                new InvitationAccepted(ID, ACCOUNT),
                new InvitationExpired(ID),
                new InvitationErased(ID, ACCOUNT.value()),
                new InvitationResent(ID, NOW))) {
            isRefused(when(new ResendInvitation(ID), MINA, INVITED, over), IdentityRule.INVITATION_NOT_OPEN);
            isRefused(when(new RevokeInvitation(ID), MINA, INVITED, over), IdentityRule.INVITATION_NOT_OPEN);
            isRefused(when(new AcceptInvitation(ID, ANOTHER), SYSTEM, INVITED, over), IdentityRule.INVITATION_NOT_OPEN);
        }
        assertThat(counted).hasSize(1);
    }

    @Test
    void itIsOfItsTenantOnly() {
        when(new ResendInvitation(ID), OLAF, INVITED).expectException(AggregateNotFoundException.class);
        when(new RevokeInvitation(ID), OLAF, INVITED).expectException(AggregateNotFoundException.class);
    }

    @Test
    void itIsAcceptedOnceWithWhicheverAccount() {
        when(new AcceptInvitation(ID, ACCOUNT), SYSTEM, INVITED).expectEvents(new InvitationAccepted(ID, ACCOUNT));
        when(new AcceptInvitation(ID, ANOTHER), SYSTEM, INVITED).expectEvents(new InvitationAccepted(ID, ANOTHER));
        when(new AcceptInvitation(ID, ANOTHER), SYSTEM, INVITED, new InvitationAccepted(ID, ANOTHER))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void itExpiresUnlessItWasSentAgain() {
        when(new ExpireInvitation(ID, SOON), SYSTEM, INVITED).expectEvents(new InvitationExpired(ID));
        when(new ExpireInvitation(ID, SOON), SYSTEM, INVITED, new InvitationResent(ID, UNTIL))
                .expectNoEvents();
        when(new ExpireInvitation(ID, SOON), SYSTEM, INVITED, new InvitationRevoked(ID))
                .expectNoEvents();
    }

    @Test
    void itForgetsItsPersonOnceAndNobodyElse() {
        String person = ACCOUNT.value();
        when(new EraseInvitation(ID, person), SYSTEM, INVITED).expectEvents(new InvitationErased(ID, person));
        when(new EraseInvitation(ID, person), SYSTEM, INVITED, new InvitationErased(ID, person))
                .expectNoEvents();
        when(new EraseInvitation(ID, "eve"), SYSTEM, INVITED).expectNoEvents();
    }

    private static void isRefused(ResultValidator<Invitation> result, IdentityRule rule) {
        result.expectNoEvents()
                .expectException(Matchers.<Throwable>predicate(
                        thrown -> thrown instanceof RuleBroken broken && broken.code() == rule))
                .expectExceptionMessage(Matchers.<String>predicate(explanation -> !explanation.isBlank()));
    }

    private ResultValidator<Invitation> when(Object command, Actor actor, InvitationEvent... given) {
        AggregateTestFixture<Invitation> fixture = new AggregateTestFixture<>(Invitation.class);
        fixture.registerInjectableResources(
                Clock.fixed(NOW, ZoneOffset.UTC), new InvitationPolicy(Duration.ofDays(7)), new OneAddress());
        Map<String, String> metadata = new HashMap<>();
        metadata.put(EventContext.TENANT, actor.tenant().value());
        metadata.put(EventContext.ACTOR, actor.id());
        metadata.put(EventContext.ROLE, actor.role().name());
        var start = given.length == 0
                ? fixture.givenNoPriorActivity()
                : fixture.given(Arrays.stream(given)
                        .map(event -> new GenericEventMessage<>(event, Map.of(EventContext.TENANT, ACME.value())))
                        .toList());
        return start.when(command, metadata);
    }

    private final class OneAddress implements InvitedAddresses, SentLinks {

        @Override
        public @Nullable InvitationState latest(TenantId tenant, EmailAddress address) {
            return latest;
        }

        @Override
        public void nowIs(TenantId tenant, EmailAddress address, InvitationId invitation) {
            reservedFor = invitation;
        }

        @Override
        public @Nullable AccountState account(EmailAddress address) {
            return account;
        }

        @Override
        public void countInvitation(TenantId tenant, EmailAddress address) {
            counted.add(tenant);
        }

        @Override
        public void countPasswordLink(EmailAddress address) {
            throw new AssertionError("no password is asked for");
        }
    }
}
