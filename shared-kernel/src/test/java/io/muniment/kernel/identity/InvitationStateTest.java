package io.muniment.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InvitationStateTest {

    private static final InvitationId ID = new InvitationId("inv_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a51");
    private static final AccountId ACCOUNT = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a41");
    private static final AccountId OTHER = new AccountId("acc_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a42");
    private static final Instant FIRST = Instant.parse("2026-03-08T08:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-03-09T08:00:00Z");
    private static final PersonInvited INVITED =
            new PersonInvited(ID, new TenantId("acme"), ACCOUNT, "ada", "ada@acme.example", Role.BUYER, FIRST);
    private static final InvitationState OPEN = InvitationState.next(null, INVITED);

    @Test
    void itIsOpenUntilItsTime() {
        assertThat(OPEN.isOpenAt(FIRST.minusNanos(1))).isTrue();
        assertThat(OPEN.isOpenAt(FIRST)).isFalse();
        assertThat(OPEN.evolve(new InvitationResent(ID, SECOND)).isOpenAt(FIRST))
                .isTrue();
        assertThat(OPEN.evolve(new InvitationRevoked(ID)).isOpenAt(Instant.EPOCH))
                .isFalse();
        assertThat(OPEN.evolve(new InvitationExpired(ID)).status()).isEqualTo(InvitationStatus.EXPIRED);
    }

    @Test
    void whoAcceptsMayHaveHadAnotherAccount() {
        InvitationState accepted = OPEN.evolve(new InvitationAccepted(ID, OTHER));
        assertThat(accepted.account()).isEqualTo(OTHER);
        assertThat(accepted.status()).isEqualTo(InvitationStatus.ACCEPTED);
        assertThat(accepted.isOpenAt(Instant.EPOCH)).isFalse();
    }

    @Test
    void nothingIsLeftOfWhoIsErased() {
        InvitationState erased = OPEN.evolve(new InvitationErased(ID, "ada"));
        assertThat(erased.email()).isEqualTo("erased");
        assertThat(erased.status()).isEqualTo(InvitationStatus.ERASED);
    }

    @Test
    void nothingIsBeforeInviting() {
        assertThatIllegalStateException().isThrownBy(() -> InvitationState.next(null, new InvitationRevoked(ID)));
        assertThat(InvitationState.next(OPEN, INVITED)).isEqualTo(OPEN);
    }

    @Test
    void itsStoryIsToldWithoutItsPerson() {
        assertThat(Set.of(
                        INVITED.narrative(),
                        new InvitationResent(ID, SECOND).narrative(),
                        new InvitationRevoked(ID).narrative(),
                        new InvitationAccepted(ID, OTHER).narrative(),
                        new InvitationExpired(ID).narrative(),
                        new InvitationErased(ID, "ada").narrative()))
                .hasSize(InvitationEvent.class.getPermittedSubclasses().length)
                .allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("ada@acme.example", "null"));
    }
}
