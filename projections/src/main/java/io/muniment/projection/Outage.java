package io.muniment.projection;

/** A part of the system that a projector writes to is away; the event is as good as before and is tried again. */
public abstract class Outage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected Outage(String message, Throwable cause) {
        super(message, cause);
    }
}
