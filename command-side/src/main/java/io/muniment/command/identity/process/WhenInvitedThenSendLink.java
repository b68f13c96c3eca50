package io.muniment.command.identity.process;

import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.InvitationEvent;
import io.muniment.kernel.identity.InvitationEvent.InvitationAccepted;
import io.muniment.kernel.identity.InvitationEvent.InvitationErased;
import io.muniment.kernel.identity.InvitationEvent.InvitationExpired;
import io.muniment.kernel.identity.InvitationEvent.InvitationResent;
import io.muniment.kernel.identity.InvitationEvent.InvitationRevoked;
import io.muniment.kernel.identity.InvitationEvent.PersonInvited;
import io.muniment.kernel.identity.InvitationId;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Each sending has a link of its own, and ends in its time if nobody accepts. */
@Component
@ProcessingGroup("identity-invitations-sent")
@DisallowReplay
class WhenInvitedThenSendLink {

    private final MailedLinks links;
    private final Deadlines deadlines;

    WhenInvitedThenSendLink(MailedLinks links, Deadlines deadlines) {
        this.links = links;
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(InvitationEvent event, Actor actor) {
        switch (event) {
            case PersonInvited invited -> send(invited.id(), invited.expiresAt(), actor);
            case InvitationResent resent -> send(resent.id(), resent.expiresAt(), actor);
            case InvitationAccepted _, InvitationRevoked _, InvitationExpired _, InvitationErased _ -> {
                deadlines.cancel(WhenInvitationDueThenExpire.NAME, event.id().value());
                links.withdraw(event.id());
            }
        }
    }

    private void send(InvitationId id, Instant expiresAt, Actor actor) {
        links.invite(id);
        deadlines.set(new Deadline(WhenInvitationDueThenExpire.NAME, id.value(), actor.tenant(), expiresAt, expiresAt));
    }
}
