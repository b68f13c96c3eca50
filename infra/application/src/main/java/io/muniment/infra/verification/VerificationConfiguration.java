package io.muniment.infra.verification;

import io.muniment.command.verification.VerificationPolicy;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VerificationConfiguration.Settings.class)
class VerificationConfiguration {

    @Bean
    VerificationPolicy verificationPolicy(Settings settings) {
        return new VerificationPolicy(
                settings.collectFor(),
                settings.remindBefore(),
                settings.reviewWithin(),
                settings.backdateAtMost(),
                settings.maxDocuments(),
                settings.fourEyes());
    }

    @Bean
    Fold<?, ?> verificationRequestFold() {
        return VerificationRequestState.FOLD;
    }

    @ConfigurationProperties("muniment.verification")
    record Settings(
            @DefaultValue("14d") Duration collectFor,
            @DefaultValue("3d") Duration remindBefore,
            @DefaultValue("2d") Duration reviewWithin,
            @DefaultValue("30d") Duration backdateAtMost,
            @DefaultValue("20") int maxDocuments,
            @DefaultValue("IDENTITY") Set<VerificationType> fourEyes) {}
}
