package io.muniment.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.command.identity.eraseaccount.EraseAccount;
import io.muniment.command.identity.grantmembership.GrantMembership;
import io.muniment.command.identity.openaccount.OpenAccount;
import io.muniment.command.identity.orderpasswordlink.OrderPasswordLink;
import io.muniment.command.identity.reinstateaccount.ReinstateAccount;
import io.muniment.command.identity.setpassword.RecordPasswordSet;
import io.muniment.command.identity.suspendaccount.SuspendAccount;
import io.muniment.command.identity.withdrawmembership.WithdrawMembership;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.AccountEvent;
import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final AccountId ID = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a41");
    private static final AccountId ANOTHER = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a42");
    private static final EmailAddress ADDRESS = new EmailAddress("ada@acme.example");
    private static final Actor SYSTEM = Actor.system("identity", ACME);
    private static final Actor MINA = Actor.person("mina", Role.ADMIN, ACME);
    private static final Actor ROOT = Actor.person("root", Role.SUPER_ADMIN, ACME);
    private static final Actor ADA = Actor.person("ada", Role.ADMIN, ACME);

    private static final AccountOpened OPENED = new AccountOpened(ID, ACME, "ada", "ada@acme.example", "Ada Byron");
    private static final MembershipGranted BUYER = new MembershipGranted(ID, ACME, Role.BUYER);
    private static final AccountSuspended SUSPENDED = new AccountSuspended(ID, "ada", "on leave");
    private static final AccountErased ERASED = new AccountErased(ID, "ada");

    private static final OpenAccount OPEN = new OpenAccount(ID, "ada", ADDRESS, "Ada Byron");
    private static final SuspendAccount SUSPEND = new SuspendAccount(ID, "on leave");

    private @Nullable AccountState holder;
    private @Nullable AccountId reservedFor;
    private final List<EmailAddress> counted = new ArrayList<>();

    @Test
    void anAccountIsOpenedOnceAndHasItsAddressAlone() {
        when(OPEN, SYSTEM).expectEvents(OPENED);
        assertThat(reservedFor).isEqualTo(ID);
        when(OPEN, SYSTEM, OPENED).expectNoEvents().expectSuccessfulHandlerExecution();

        holder = AccountState.next(null, new AccountOpened(ANOTHER, OTHER, "eve", "ada@acme.example", "Eve"));
        isRefused(when(OPEN, SYSTEM), IdentityRule.EMAIL_TAKEN);
    }

    @Test
    void theAddressOfWhoIsErasedIsFreeAndOnesOwnIsNoOthers() {
        holder = AccountState.next(null, new AccountOpened(ANOTHER, OTHER, "eve", "ada@acme.example", "Eve"))
                .evolve(new AccountErased(ANOTHER, "eve"));
        when(OPEN, SYSTEM).expectEvents(OPENED);
        holder = AccountState.next(null, OPENED);
        when(OPEN, SYSTEM).expectEvents(OPENED);
    }

    @Test
    void aRoleIsGivenInOnesOwnTenantOnce() {
        when(new GrantMembership(ID, ACME, Role.BUYER), MINA, OPENED).expectEvents(BUYER);
        when(new GrantMembership(ID, ACME, Role.BUYER), MINA, OPENED, BUYER)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        isRefused(when(new GrantMembership(ID, OTHER, Role.BUYER), MINA, OPENED), IdentityRule.OTHER_TENANT);
        when(new GrantMembership(ID, OTHER, Role.BUYER), SYSTEM, OPENED)
                .expectEvents(new MembershipGranted(ID, OTHER, Role.BUYER));
        when(new GrantMembership(ID, ACME, Role.BUYER), Actor.person("mina", Role.ADMIN, OTHER), OPENED)
                .expectException(AggregateNotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGivesMoreThanTheyReach(Role role) {
        ResultValidator<Account> byAdmin = when(new GrantMembership(ID, ACME, role), MINA, OPENED);
        ResultValidator<Account> byRoot = when(new GrantMembership(ID, ACME, role), ROOT, OPENED);
        MembershipGranted granted = new MembershipGranted(ID, ACME, role);
        switch (role) {
            case SYSTEM -> {
                isRefused(byAdmin, IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                isRefused(byRoot, IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                isRefused(
                        when(new GrantMembership(ID, ACME, role), SYSTEM, OPENED), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
            }
            case SUPER_ADMIN, OPERATOR -> {
                isRefused(byAdmin, IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
                byRoot.expectEvents(granted);
            }
            default -> {
                byAdmin.expectEvents(granted);
                byRoot.expectEvents(granted);
            }
        }
    }

    @Test
    void nobodyTakesARoleThatTheyCouldNotGive() {
        MembershipGranted root = new MembershipGranted(ID, ACME, Role.SUPER_ADMIN);
        isRefused(
                when(new GrantMembership(ID, ACME, Role.GUEST), MINA, OPENED, root),
                IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
        isRefused(when(new WithdrawMembership(ID, ACME), MINA, OPENED, root), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
        isRefused(when(SUSPEND, MINA, OPENED, root), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
        isRefused(when(new ReinstateAccount(ID), MINA, OPENED, root, SUSPENDED), IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
        when(SUSPEND, ROOT, OPENED, root).expectEvents(SUSPENDED);
    }

    @Test
    void whatTheAccountIsElsewhereIsNotTold() {
        assertThat(new OnlyRolesOnesOwnReaches(Set.of(Role.SUPER_ADMIN, Role.MARKETER), MINA).explanation())
                .contains("ADMIN")
                .doesNotContain("SUPER_ADMIN", "MARKETER");
    }

    @Test
    void nobodyRulesOverTheirOwnAccount() {
        isRefused(when(new GrantMembership(ID, ACME, Role.ADMIN), ADA, OPENED, BUYER), IdentityRule.OWN_ACCOUNT);
        isRefused(when(new WithdrawMembership(ID, ACME), ADA, OPENED, BUYER), IdentityRule.OWN_ACCOUNT);
        isRefused(when(SUSPEND, ADA, OPENED), IdentityRule.OWN_ACCOUNT);
        isRefused(when(new ReinstateAccount(ID), ADA, OPENED, SUSPENDED), IdentityRule.OWN_ACCOUNT);
    }

    @Test
    void aRoleIsTakenFromWhoHasOne() {
        when(new WithdrawMembership(ID, ACME), MINA, OPENED, BUYER).expectEvents(new MembershipWithdrawn(ID, ACME));
        isRefused(when(new WithdrawMembership(ID, ACME), MINA, OPENED), IdentityRule.MEMBERSHIP_UNKNOWN);
        isRefused(when(new WithdrawMembership(ID, OTHER), MINA, OPENED, BUYER), IdentityRule.OTHER_TENANT);
    }

    @Test
    void suspendedIsWhatIsOpenAndReinstatedWhatIsSuspended() {
        when(SUSPEND, MINA, OPENED).expectEvents(SUSPENDED);
        isRefused(when(SUSPEND, MINA, OPENED, SUSPENDED), IdentityRule.ACCOUNT_NOT_OPEN);
        when(new ReinstateAccount(ID), MINA, OPENED, SUSPENDED).expectEvents(new AccountReinstated(ID));
        isRefused(when(new ReinstateAccount(ID), MINA, OPENED), IdentityRule.ACCOUNT_NOT_SUSPENDED);
        isRefused(when(new ReinstateAccount(ID), MINA, OPENED, ERASED), IdentityRule.ACCOUNT_NOT_SUSPENDED);
    }

    @Test
    void aPasswordIsSetByItsOwnerOrForTheFirstTime() {
        when(new RecordPasswordSet(ID), SYSTEM, OPENED).expectEvents(new PasswordSet(ID));
        when(new RecordPasswordSet(ID), ADA, OPENED).expectEvents(new PasswordSet(ID));
        isRefused(when(new RecordPasswordSet(ID), MINA, OPENED), IdentityRule.NOT_ONES_OWN);
        isRefused(when(new RecordPasswordSet(ID), ADA, OPENED, SUSPENDED), IdentityRule.ACCOUNT_NOT_OPEN);
    }

    @Test
    void aLinkIsOrderedForWhoMaySignInAndIsCounted() {
        when(new OrderPasswordLink(ID), MINA, OPENED).expectEvents(new PasswordLinkOrdered(ID));
        assertThat(counted).containsExactly(ADDRESS);
        isRefused(when(new OrderPasswordLink(ID), MINA, OPENED, SUSPENDED), IdentityRule.ACCOUNT_NOT_OPEN);
        isRefused(
                when(new OrderPasswordLink(ID), MINA, OPENED, new MembershipGranted(ID, ACME, Role.SUPER_ADMIN)),
                IdentityRule.ROLE_NOT_YOURS_TO_GIVE);
        assertThat(counted).as("what is refused fills no mailbox").hasSize(1);
        when(new OrderPasswordLink(ID), Actor.person("olaf", Role.ADMIN, OTHER), OPENED)
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void aPersonIsForgottenOnceAndNobodyElse() {
        when(new EraseAccount(ID, "ada"), SYSTEM, OPENED, SUSPENDED).expectEvents(ERASED);
        when(new EraseAccount(ID, "ada"), SYSTEM, OPENED, ERASED).expectNoEvents();
        when(new EraseAccount(ID, "eve"), SYSTEM, OPENED).expectNoEvents();
        isRefused(when(new GrantMembership(ID, ACME, Role.BUYER), MINA, OPENED, ERASED), IdentityRule.ACCOUNT_NOT_OPEN);
    }

    /** Every code of the catalogue is given by some decision, here or in {@link InvitationTest}. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ALREADY_INVITED", "ALREADY_MEMBER", "INVITATION_NOT_OPEN"})
    void everyRuleIsBrokenBySomething(IdentityRule rule) {
        holder = AccountState.next(null, new AccountOpened(ANOTHER, OTHER, "eve", "ada@acme.example", "Eve"));
        isRefused(
                switch (rule) {
                    case EMAIL_TAKEN -> when(OPEN, SYSTEM);
                    case ACCOUNT_NOT_OPEN -> when(SUSPEND, MINA, OPENED, SUSPENDED);
                    case ACCOUNT_NOT_SUSPENDED -> when(new ReinstateAccount(ID), MINA, OPENED);
                    case MEMBERSHIP_UNKNOWN -> when(new WithdrawMembership(ID, ACME), MINA, OPENED);
                    case OWN_ACCOUNT -> when(SUSPEND, ADA, OPENED);
                    case NOT_ONES_OWN -> when(new RecordPasswordSet(ID), MINA, OPENED);
                    case ROLE_NOT_YOURS_TO_GIVE -> when(new GrantMembership(ID, ACME, Role.SYSTEM), MINA, OPENED);
                    case ALREADY_INVITED, ALREADY_MEMBER, INVITATION_NOT_OPEN ->
                        throw new AssertionError("no rule of accounts");
                    case OTHER_TENANT -> when(new GrantMembership(ID, OTHER, Role.BUYER), MINA, OPENED);
                },
                rule);
    }

    private static void isRefused(ResultValidator<Account> result, IdentityRule rule) {
        result.expectNoEvents()
                .expectException(Matchers.<Throwable>predicate(
                        thrown -> thrown instanceof RuleBroken broken && broken.code() == rule))
                .expectExceptionMessage(Matchers.<String>predicate(explanation -> !explanation.isBlank()));
    }

    private ResultValidator<Account> when(Object command, Actor actor, AccountEvent... given) {
        AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
        fixture.registerInjectableResources(new OneAddress(), new Counting());
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

    private final class Counting implements SentLinks {

        @Override
        public void countInvitation(TenantId tenant, EmailAddress address) {
            throw new AssertionError("nobody is invited");
        }

        @Override
        public void countPasswordLink(EmailAddress address) {
            counted.add(address);
        }
    }

    private final class OneAddress implements SignInAddresses {

        @Override
        public @Nullable AccountState holder(EmailAddress address) {
            return holder;
        }

        @Override
        public void nowIs(EmailAddress address, AccountId account) {
            reservedFor = account;
        }
    }
}
