package io.muniment.command.identity.eraseinvitation;

import io.muniment.command.ForgetsPersons;
import io.muniment.kernel.identity.InvitationId;
import io.muniment.kernel.identity.InvitationState;
import org.springframework.stereotype.Component;

@Component
class InvitationsForgetPersons implements ForgetsPersons {

    @Override
    public String aggregate() {
        return InvitationState.FOLD.aggregate();
    }

    @Override
    public Object forget(String aggregateId, String person) {
        return new EraseInvitation(new InvitationId(aggregateId), person);
    }
}
