package io.muniment.infra.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets old rows, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class AccessLogSweep {

    @Bean
    RecurringTask<Void> forgetAccesses(AccessLog log, @Value("${muniment.access-log.sweep-every:24h}") Duration every) {
        return Tasks.recurring("forget-accesses", FixedDelay.of(every)).execute((_, _) -> log.forget());
    }
}
