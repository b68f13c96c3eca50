package io.muniment.infra.http.idempotency;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.muniment.infra.http.HttpProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets old keys, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class IdempotencySweep {

    @Bean
    RecurringTask<Void> forgetIdempotencyKeys(IdempotentRequests requests, HttpProperties properties) {
        return Tasks.recurring(
                        "forget-idempotency-keys",
                        FixedDelay.of(properties.idempotency().sweepEvery()))
                .execute((_, _) -> requests.forgetExpired());
    }
}
