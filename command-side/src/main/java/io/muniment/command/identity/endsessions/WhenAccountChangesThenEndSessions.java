package io.muniment.command.identity.endsessions;

import io.muniment.kernel.identity.AccountEvent.AccountErased;
import io.muniment.kernel.identity.AccountEvent.AccountSuspended;
import io.muniment.kernel.identity.AccountEvent.MembershipGranted;
import io.muniment.kernel.identity.AccountEvent.MembershipWithdrawn;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** An access token says for a while what its account was: here it ends as soon as that is no longer so. */
@Component
@ProcessingGroup("identity-sessions")
@DisallowReplay
class WhenAccountChangesThenEndSessions {

    private final OpenSessions sessions;

    WhenAccountChangesThenEndSessions(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @EventHandler
    void on(AccountSuspended event, @Timestamp Instant at) {
        sessions.end(event.id(), at);
    }

    @EventHandler
    void on(AccountErased event, @Timestamp Instant at) {
        sessions.end(event.id(), at);
    }

    @EventHandler
    void on(MembershipGranted event) {
        sessions.renew(event.id());
    }

    @EventHandler
    void on(MembershipWithdrawn event) {
        sessions.renew(event.id());
    }
}
