package io.muniment.command.identity.process;

import io.muniment.kernel.identity.AccountEvent.PasswordLinkOrdered;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup("identity-password-links-sent")
@DisallowReplay
class WhenPasswordLinkOrderedThenSend {

    private final MailedLinks links;

    WhenPasswordLinkOrderedThenSend(MailedLinks links) {
        this.links = links;
    }

    @EventHandler
    void on(PasswordLinkOrdered event) {
        links.setPassword(event.id());
    }
}
