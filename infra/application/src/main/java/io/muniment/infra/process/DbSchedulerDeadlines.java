package io.muniment.infra.process;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import org.springframework.stereotype.Component;

/** Keeps deadlines in the table of db-scheduler, in the transaction of the event that sets them. */
@Component
class DbSchedulerDeadlines implements Deadlines {

    private final SchedulerClient scheduler;

    DbSchedulerDeadlines(SchedulerClient scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void set(Deadline deadline) {
        cancel(deadline.name(), deadline.aggregateId());
        String instance = instance(deadline.name(), deadline.aggregateId());
        if (!schedule(instance, deadline)) {
            // the earlier one is falling due at this moment and cannot be replaced; it will find that it no longer
            // counts
            schedule(instance + ":" + deadline.about(), deadline);
        }
    }

    private boolean schedule(String instance, Deadline deadline) {
        return scheduler.scheduleIfNotExists(
                DeadlineTask.DESCRIPTOR.instance(instance).data(deadline).scheduledTo(deadline.due()));
    }

    @Override
    public void cancel(String name, String aggregateId) {
        String instance = instance(name, aggregateId);
        scheduler
                .getScheduledExecution(TaskInstanceId.of(DeadlineTask.NAME, instance))
                .filter(scheduled -> !scheduled.isPicked())
                .ifPresent(scheduled -> scheduler.cancel(scheduled.getTaskInstance()));
    }

    private static String instance(String name, String aggregateId) {
        return name + ":" + aggregateId;
    }
}
