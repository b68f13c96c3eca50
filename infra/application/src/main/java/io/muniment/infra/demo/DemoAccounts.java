package io.muniment.infra.demo;

import io.muniment.infra.identity.NewAccounts;
import io.muniment.infra.security.development.DemoUser;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Accounts of those who show the product, with a password that everybody may know. */
@Component
@ConditionalOnProperty("muniment.demo")
class DemoAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    private final NewAccounts accounts;

    DemoAccounts(NewAccounts accounts) {
        this.accounts = accounts;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void make() {
        DemoUser.ALL.forEach(this::make);
    }

    private void make(DemoUser user) {
        try {
            accounts.make(new NewAccounts.Wanted(
                    new EmailAddress(user.email()),
                    user.displayName(),
                    user.name(),
                    new Membership(new TenantId(user.tenant()), user.role()),
                    DemoUser.PASSWORD,
                    false));
        } catch (RuleBroken erased) {
            LOG.debug("{} has no account: {}", user.name(), erased.getMessage());
        }
    }
}
