package io.muniment.infra.mail;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Each mail is a task of its own, which one process takes at a time and tries until the mail is sent or given up. */
@Configuration(proxyBeanMethods = false)
class MailTasks {

    static final TaskDescriptor<Due> DUE = TaskDescriptor.of("mail", Due.class);

    /** A mail that is to be sent now. */
    record Due(String mail) {}

    @Bean
    OneTimeTask<Due> mails(MailDelivery delivery, MailSettings settings) {
        return Tasks.oneTime(DUE)
                .onFailure((failed, again) -> again.reschedule(
                        failed,
                        failed.getTimeDone().plus(settings.waitAfter(failed.getExecution().consecutiveFailures))))
                .execute((due, _) -> delivery.deliver(due.getData().mail()));
    }

    @Bean
    RecurringTask<Void> forgetMails(MailDelivery delivery, @Value("${muniment.mail.sweep-every:6h}") Duration every) {
        return Tasks.recurring("forget-mails", FixedDelay.of(every)).execute((_, _) -> delivery.forgetOld());
    }
}
