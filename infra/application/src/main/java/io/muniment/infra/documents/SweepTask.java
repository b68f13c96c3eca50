package io.muniment.infra.documents;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps now and then, beside the deadlines. */
@Configuration(proxyBeanMethods = false)
class SweepTask {

    static final String NAME = "document-sweep";

    @Bean
    RecurringTask<Void> documentSweepTask(
            DocumentSweep sweep, @Value("${muniment.documents.sweep-every:24h}") Duration every) {
        return Tasks.recurring(NAME, FixedDelay.of(every)).execute((_, _) -> {
            try {
                sweep.sweep();
            } catch (IOException failed) {
                throw new UncheckedIOException("Files of documents could not be swept", failed);
            }
        });
    }
}
