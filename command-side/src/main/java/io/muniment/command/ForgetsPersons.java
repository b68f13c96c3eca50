package io.muniment.command;

/** A kind of aggregate whose events say something of persons. Each kind that does has one of these. */
public interface ForgetsPersons {

    /** The type under which the kind is stored. */
    String aggregate();

    /** The command after which the aggregate says nothing of the person any more, however often it is sent. */
    Object forget(String aggregateId, String person);
}
