package io.muniment.infra.eventstore;

/** The store holds an event under a name that the catalogue does not know. */
public final class UnknownEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownEvent(String name) {
        super("No event is called " + name + "; an event that was ever stored keeps its name for ever");
    }
}
