package io.muniment.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.command.SystemCommands;
import io.muniment.command.identity.suspendaccount.SuspendAccount;
import io.muniment.infra.RunningMuniment;
import io.muniment.infra.http.problem.Refused;
import io.muniment.infra.identity.Sessions.Origin;
import io.muniment.kernel.identity.AccountId;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.EmailAddress;
import io.muniment.kernel.identity.Membership;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Something happens to an account while its password is looked at, which takes its time. */
@RunningMuniment
class SignInRaceTest {

    private static final TenantId DEMO = new TenantId("demo");
    private static final Actor MINA = Actor.person("mina", Role.ADMIN, DEMO);
    private static final String PASSWORD = "a-good-long-secret-4711";

    @Autowired
    private NewAccounts accounts;

    @Autowired
    private ReservedAddresses addresses;

    @Autowired
    private Guesses guesses;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Links links;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private PasswordPolicy policy;

    @Autowired
    private IdentitySettings settings;

    @Autowired
    private SystemCommands commands;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @Test
    void whoIsSuspendedInTheMiddleDoesNotGetIn() {
        String email = "zoe-%s@demo.example".formatted(UUID.randomUUID());
        AccountId account = accounts.make(new NewAccounts.Wanted(
                new EmailAddress(email), "Zoe Quill", null, new Membership(DEMO, Role.BUYER), PASSWORD, false));
        PasswordEncoder slow = new During(() -> commands.send(new SuspendAccount(account, "on leave"), MINA));
        Passwords passwords = new Passwords(
                db, new PasswordHashes(slow, 1), policy, sessions, links, commands, settings, clock, true);
        SignIn door = new SignIn(addresses, guesses, passwords, sessions, tokens, _ -> {});

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> door.signIn(
                        new SignIn.Wish(email, PASSWORD, null, null), new Origin("192.0.2.7", "a browser")));
        assertThat(sessions.openOf(account.value())).isEmpty();
    }

    /** Does something before it compares. */
    private record During(Runnable something) implements PasswordEncoder {

        private static final Argon2PasswordEncoder ARGON2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return ARGON2.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            something.run();
            return ARGON2.matches(password, hash);
        }
    }
}
