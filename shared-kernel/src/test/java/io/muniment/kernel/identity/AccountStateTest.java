package io.muniment.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountOpened;
import io.muniment.kernel.identity.AccountEvent.AccountReinstated;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import io.muniment.kernel.identity.AccountEvent.PasswordSet;
import io.muniment.kernel.tenancy.TenantId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountStateTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId OTHER = new TenantId("other");
    private static final AccountId ID = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a41");
    private static final AccountOpened OPENED = new AccountOpened(ID, ACME, "ada", "ada@acme.example", "Ada Byron");

    private static AccountState after(AccountEvent... events) {
        AccountState state = AccountState.next(null, OPENED);
        for (AccountEvent event : events) {
            state = AccountState.next(state, event);
        }
        return state;
    }

    @Test
    void itIsOneThingInEachTenant() {
        AccountState state = after(
                new MembershipGranted(ID, ACME, Role.BUYER),
                new MembershipGranted(ID, OTHER, Role.CLIENT),
                new MembershipGranted(ID, ACME, Role.ADMIN));

        assertThat(state.memberships())
                .containsExactly(new Membership(OTHER, Role.CLIENT), new Membership(ACME, Role.ADMIN));
        assertThat(state.evolve(new MembershipWithdrawn(ID, OTHER)).membershipIn(OTHER))
                .isEmpty();
        assertThat(state.membershipIn(ACME)).contains(new Membership(ACME, Role.ADMIN));
    }

    @Test
    void itIsSuspendedAndReinstated() {
        AccountState suspended = after(new PasswordSet(ID), new AccountSuspended(ID, "ada", "on leave"));
        assertThat(suspended.status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(suspended.evolve(new AccountReinstated(ID)).status()).isEqualTo(AccountStatus.OPEN);
    }

    @Test
    void nothingIsLeftOfWhoIsErased() {
        AccountState erased = after(new MembershipGranted(ID, ACME, Role.BUYER), new AccountErased(ID, "ada"));
        assertThat(erased)
                .isEqualTo(new AccountState(ID, ACME, "ada", "erased", "erased", List.of(), AccountStatus.ERASED));
    }

    @Test
    void nothingIsBeforeTheOpening() {
        assertThatIllegalStateException().isThrownBy(() -> AccountState.next(null, new PasswordSet(ID)));
        assertThat(after(OPENED)).isEqualTo(after());
    }

    @Test
    void itsStoryIsToldWithoutItsPerson() {
        assertThat(Set.of(
                        OPENED.narrative(),
                        new MembershipGranted(ID, ACME, Role.BUYER).narrative(),
                        new MembershipWithdrawn(ID, ACME).narrative(),
                        new PasswordLinkOrdered(ID).narrative(),
                        new PasswordSet(ID).narrative(),
                        new AccountSuspended(ID, "ada", "on leave").narrative(),
                        new AccountReinstated(ID).narrative(),
                        new AccountErased(ID, "ada").narrative()))
                .hasSize(AccountEvent.class.getPermittedSubclasses().length)
                .allSatisfy(line -> assertThat(line)
                        .isNotBlank()
                        .doesNotContain("ada@acme.example", "Ada Byron", "on leave", "null"));
    }
}
