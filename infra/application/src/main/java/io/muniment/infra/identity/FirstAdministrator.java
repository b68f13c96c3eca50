package io.muniment.infra.identity;

import io.muniment.infra.identity.IdentitySettings.FirstAdmin;
import io.muniment.infra.security.UnsafeConfiguration;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the account that lets in all others, if it is wanted and not there. The password in the file is good for one
 * sign-in, at which another is set.
 */
@Component
@OwnDoors
class FirstAdministrator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final FirstAdmin wanted;
    private final NewAccounts accounts;
    private final int shortest;

    FirstAdministrator(IdentitySettings settings, NewAccounts accounts) {
        this.wanted = settings.firstAdmin();
        this.accounts = accounts;
        this.shortest = settings.password().minLength();
    }

    @EventListener(ApplicationReadyEvent.class)
    void make() {
        @Nullable String email = wanted.email();
        if (email == null || email.isBlank()) {
            return;
        }
        EmailAddress address = EmailAddress.of(email)
                .orElseThrow(() -> new UnsafeConfiguration(
                        "muniment.identity.first-admin.email is no e-mail address", "Correct it."));
        if (accounts.isMade(address)) {
            return;
        }
        try {
            AccountId account = accounts.make(new NewAccounts.Wanted(
                    address,
                    wanted.name(),
                    null,
                    new Membership(new TenantId(wanted.tenant()), Role.ADMIN),
                    password(),
                    true));
            LOG.info("The first administrator has account {}", account);
        } catch (RuleBroken quicker) {
            LOG.info("Another process makes the first administrator: {}", quicker.getMessage());
        }
    }

    private String password() {
        @Nullable Path file = wanted.passwordFile();
        if (file == null) {
            throw new UnsafeConfiguration(
                    "muniment.identity.first-admin.password-file is not set",
                    "Name a file with the password for the first sign-in.");
        }
        try {
            String password = Files.readString(file).strip();
            if (password.length() < shortest) {
                throw new UnsafeConfiguration(
                        "muniment.identity.first-admin.password-file holds less than %d characters".formatted(shortest),
                        "Write a longer password there.");
            }
            return password;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("muniment.identity.first-admin.password-file cannot be read", unreadable);
        }
    }
}
