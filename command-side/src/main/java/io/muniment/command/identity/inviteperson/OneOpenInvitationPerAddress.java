package io.muniment.command.identity.inviteperson;

import io.muniment.kernel.identity.IdentityRule;
import io.muniment.kernel.identity.InvitationState;
import io.muniment.kernel.rule.Rule;
import io.muniment.kernel.rule.RuleCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two links to one mailbox would be two ways in.
 *
 * @param latest invitation to the address in the tenant
 */
public record OneOpenInvitationPerAddress(@Nullable InvitationState latest, Instant now) implements Rule {

    @Override
    public boolean holds() {
        return latest == null || !latest.isOpenAt(now);
    }

    @Override
    public RuleCode code() {
        return IdentityRule.ALREADY_INVITED;
    }

    @Override
    public String explanation() {
        return "The address was invited before, and may still accept: send that invitation again, or revoke it";
    }
}
