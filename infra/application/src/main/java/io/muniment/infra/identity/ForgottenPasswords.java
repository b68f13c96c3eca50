package io.muniment.infra.identity;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.identity.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Whoever asks for a link is answered before anybody looks whether there is such an account: nothing can be told by the
 * time that it takes.
 */
@Configuration(proxyBeanMethods = false)
class ForgottenPasswords {

    private static final TaskDescriptor<Forgotten> TASK = TaskDescriptor.of("forgotten-password", Forgotten.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

    /** For which address a link is asked. */
    record Forgotten(String email) {}

    /** Puts down that a link is asked for. */
    @FunctionalInterface
    interface Asked {

        void note(String email);
    }

    @Bean
    Asked forgottenPasswordsAsked(SchedulerClient scheduler, IdSource ids, Clock clock) {
        return email -> scheduler.scheduleIfNotExists(
                TASK.instance(ids.next().toString()).data(new Forgotten(email)).scheduledTo(clock.instant()));
    }

    /** The one who sends is asked for late: what puts tasks down needs all tasks. */
    @Bean
    OneTimeTask<Forgotten> sendingToWhoForgot(ObjectProvider<LinksByMail> links) {
        return Tasks.oneTime(TASK)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(TRY_AGAIN_AFTER))
                .execute(
                        (asked, _) -> EmailAddress.of(asked.getData().email()).ifPresent(links.getObject()::forgotten));
    }
}
