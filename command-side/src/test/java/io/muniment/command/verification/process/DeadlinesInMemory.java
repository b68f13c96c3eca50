package io.muniment.command.verification.process;

import io.muniment.command.Deadline;
import io.muniment.command.Deadlines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class DeadlinesInMemory implements Deadlines {

    private final Map<String, Deadline> pending = new HashMap<>();

    @Override
    public void set(Deadline deadline) {
        pending.put(deadline.name() + "/" + deadline.aggregateId(), deadline);
    }

    @Override
    public void cancel(String name, String aggregateId) {
        pending.remove(name + "/" + aggregateId);
    }

    List<Deadline> pending() {
        return List.copyOf(pending.values());
    }
}
