package io.muniment.command.verification.process;

import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import io.muniment.command.ProcessStates;
import io.muniment.command.ProcessStates.Remembered;
import io.muniment.command.SystemCommands;
import io.muniment.command.verification.VerificationPolicy;
import io.muniment.command.verification.process.Step.Do;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestId;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/** Asks the process what is next and does it, once per event: an event that was seen is not acted upon again. */
@Component
@ProcessingGroup("verification-process")
@DisallowReplay
class VerificationDispatcher {

    private static final String PROCESS = "verification";

    private final ProcessStates states;
    private final Deadlines deadlines;
    private final SystemCommands commands;
    private final VerificationPolicy policy;

    VerificationDispatcher(
            ProcessStates states, Deadlines deadlines, SystemCommands commands, VerificationPolicy policy) {
        this.states = states;
        this.deadlines = deadlines;
        this.commands = commands;
        this.policy = policy;
    }

    @EventHandler
    void on(VerificationRequestEvent event, @SequenceNumber long version, Actor actor) {
        String id = event.id().value();
        Optional<Remembered<VerificationProcess>> before = states.of(PROCESS, id, VerificationProcess.class);
        if (before.isPresent() && before.get().version() >= version) {
            return;
        }
        Step step =
                before.map(Remembered::state).orElse(VerificationProcess.NEW).on(event);
        states.remember(PROCESS, id, new Remembered<>(step.next(), version));
        step.actions().forEach(action -> perform(action, event.id(), actor.tenant()));
    }

    private void perform(Do action, VerificationRequestId id, TenantId tenant) {
        switch (action) {
            case Do.Send send -> commands.send(send.command(), Actor.system("verification-process", tenant));
            case Do.WatchCollection watch -> {
                deadlines.set(new Deadline(
                        WhenReminderDueThenRemind.NAME,
                        id.value(),
                        tenant,
                        watch.deadline().minus(policy.remindBefore()),
                        watch.deadline()));
                deadlines.set(new Deadline(
                        WhenCollectionDueThenExpire.NAME, id.value(), tenant, watch.deadline(), watch.deadline()));
            }
            case Do.ForgetDeadlines _ -> {
                deadlines.cancel(WhenReminderDueThenRemind.NAME, id.value());
                deadlines.cancel(WhenCollectionDueThenExpire.NAME, id.value());
            }
        }
    }
}
