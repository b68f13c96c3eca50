package io.muniment.infra.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.muniment.command.identity.InvitationPolicy;
import io.muniment.infra.security.OwnTokens;
import io.muniment.infra.security.SecurityProperties;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.identity.AccountState;
import io.muniment.kernel.identity.InvitationState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IdentitySettings.class, SecurityProperties.class})
class IdentityConfiguration {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int ROUNDS = 2;

    @Bean
    Fold<?, ?> accountFold() {
        return AccountState.FOLD;
    }

    @Bean
    Fold<?, ?> invitationFold() {
        return InvitationState.FOLD;
    }

    @Bean
    InvitationPolicy invitationPolicy(IdentitySettings settings) {
        return new InvitationPolicy(settings.invitationLife());
    }

    /** Argon2id with the figures that OWASP wants at least. */
    @Bean
    PasswordHashes passwordHashes() {
        return new PasswordHashes(
                new Argon2PasswordEncoder(SALT, HASH, LANES, KIBIBYTES, ROUNDS),
                2 * Runtime.getRuntime().availableProcessors());
    }

    @Bean
    PasswordPolicy passwordPolicy(IdentitySettings settings) {
        return new PasswordPolicy(settings.password().minLength(), new ListedPasswords());
    }

    @Bean
    @OwnDoors
    TokenKeys tokenKeys(IdentitySettings settings, @Value("${muniment.data:./data}") Path data) {
        return TokenKeys.of(settings.signingKeyFile(), settings.otherSigningKeyFile(), data);
    }

    @Bean
    @OwnDoors
    AccessTokens accessTokens(TokenKeys keys, IdentitySettings settings, SecurityProperties security, Clock clock) {
        return new AccessTokens(keys, settings, security, clock);
    }

    @Bean
    @OwnDoors
    OwnTokens ownTokens(TokenKeys keys, IdentitySettings settings, Sessions sessions) {
        return new OwnTokens(settings.issuer(), keys.publicKeys(), new SessionStands(sessions));
    }

    @Bean
    RecurringTask<Void> forgetSessions(
            Sessions sessions,
            Holds holds,
            Links links,
            CountedLinks counted,
            @Value("${muniment.identity.sweep-every:6h}") Duration every) {
        return Tasks.recurring("forget-sessions", FixedDelay.of(every)).execute((_, _) -> {
            sessions.forgetOld();
            holds.forgetOld();
            links.forgetOld();
            counted.forgetOld();
        });
    }
}
