package io.muniment.infra.process;

import io.muniment.command.Deadline;
import io.muniment.command.WhenDue;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestComponent;

/** Notes what falls due, and fails once on aggregates whose names ask for it. */
@TestComponent
public final class NotedDeadlines implements WhenDue {

    static final String NAME = "noted";
    static final String FAILS_ONCE = "fails-once-";

    private final List<Deadline> fallen = new CopyOnWriteArrayList<>();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void due(Deadline deadline) {
        if (deadline.aggregateId().startsWith(FAILS_ONCE) && failed.add(deadline.aggregateId())) {
            throw new IllegalStateException("not now");
        }
        fallen.add(deadline);
    }

    List<Deadline> fallenFor(String aggregate) {
        return fallen.stream()
                .filter(deadline -> deadline.aggregateId().equals(aggregate))
                .toList();
    }

    boolean hasFailedOn(String aggregate) {
        return failed.contains(aggregate);
    }
}
