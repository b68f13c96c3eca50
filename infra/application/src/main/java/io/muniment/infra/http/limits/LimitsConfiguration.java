package io.muniment.infra.http.limits;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is limited is said in the configuration alone. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitsConfiguration {

    @Bean
    RecurringTask<Void> forgetFullBuckets(Buckets buckets, LimitSettings settings) {
        return Tasks.recurring("forget-full-buckets", FixedDelay.of(settings.sweepEvery()))
                .execute((_, _) -> buckets.removeFull());
    }
}
