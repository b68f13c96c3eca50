package io.muniment.command.identity;

import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.identity.InvitationStatus;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.time.Instant;

public record OnlyOpenInvitations(InvitationState invitation, Instant now) implements Rule {

    @Override
    public boolean holds() {
        return invitation.isOpenAt(now);
    }

    @Override
    public RuleCode code() {
        return IdentityRule.INVITATION_NOT_OPEN;
    }

    @Override
    public String explanation() {
        return "The invitation is "
                + (invitation.status() == InvitationStatus.OPEN ? InvitationStatus.EXPIRED : invitation.status());
    }
}
