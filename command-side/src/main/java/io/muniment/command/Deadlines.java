package io.muniment.command;

/** Remembers deadlines over restarts and calls the {@link WhenDue} of their name, once each. */
public interface Deadlines {

    /** Replaces an earlier deadline of the same name and aggregate. */
    void set(Deadline deadline);

    void cancel(String name, String aggregateId);
}
