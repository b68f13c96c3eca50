package io.muniment.command;

import io.muniment.kernel.identity.Actor;

/** Sends commands in the name of a named part of the system, because of the event that is being handled. */
public interface SystemCommands {

    void send(Object command, Actor system);
}
