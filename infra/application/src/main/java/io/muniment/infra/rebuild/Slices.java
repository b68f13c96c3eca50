package io.muniment.infra.rebuild;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** The events of whole lives, so many together or a few more: no life goes through two slices. */
final class Slices implements Iterator<List<Happened>> {

    private final Iterator<DomainEventMessage<?>> events;
    private final int size;
    private @Nullable Happened next;

    Slices(Iterator<DomainEventMessage<?>> events, int size) {
        this.events = events;
        this.size = size;
        read();
    }

    private void read() {
        next = events.hasNext() ? new Happened(events.next()) : null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public List<Happened> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        List<Happened> slice = new ArrayList<>();
        while (next != null
                && (slice.size() < size
                        || next.aggregate().equals(slice.getLast().aggregate()))) {
            slice.add(next);
            read();
        }
        return slice;
    }
}
