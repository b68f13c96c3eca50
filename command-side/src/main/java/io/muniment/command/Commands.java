package io.muniment.command;

/** Sends commands in the name of whoever makes the current request. */
public interface Commands {

    /** Waits until the command is done and its events are stored; a broken rule is thrown. */
    Receipt send(Object command);
}
