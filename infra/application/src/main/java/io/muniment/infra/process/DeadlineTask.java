package io.muniment.infra.process;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.muniment.command.Deadline;
import io.muniment.command.WhenDue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one task of db-scheduler by which deadlines fall due; a failed one is tried again. */
@Configuration(proxyBeanMethods = false)
class DeadlineTask {

    static final String NAME = "deadline";
    static final TaskDescriptor<Deadline> DESCRIPTOR = TaskDescriptor.of(NAME, Deadline.class);

    @Bean
    OneTimeTask<Deadline> deadlines(
            List<WhenDue> reactions, @Value("${muniment.deadlines.try-again-after:30s}") Duration tryAgainAfter) {
        Map<String, WhenDue> byName = reactions.stream().collect(Collectors.toMap(WhenDue::name, Function.identity()));
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(tryAgainAfter))
                .execute((instance, _) -> {
                    Deadline deadline = instance.getData();
                    WhenDue reaction = byName.get(deadline.name());
                    if (reaction == null) {
                        throw new IllegalStateException("Nobody waits for the deadline " + deadline.name());
                    }
                    reaction.due(deadline);
                });
    }
}
