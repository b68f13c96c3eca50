package io.muniment.query;

/** At that time nothing had happened yet, or nothing was known of it. */
public final class NotThereYet extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public NotThereYet(String id) {
        super("history.before-the-first-event", id + " was not there, or not known, at that time");
    }
}
