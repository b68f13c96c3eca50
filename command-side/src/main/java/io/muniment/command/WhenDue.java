package io.muniment.command;

/** What is done when a deadline of one name falls due. */
public interface WhenDue {

    String name();

    void due(Deadline deadline);
}
