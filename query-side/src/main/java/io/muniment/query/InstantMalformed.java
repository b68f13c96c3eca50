package io.muniment.query;

/** What should be a time is none. */
public final class InstantMalformed extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public InstantMalformed(String parameter, String text) {
        super(
                "history.instant-malformed",
                "%s is a time such as 2026-03-01T12:00:00Z, or +01:00 instead of Z, not '%s'"
                        .formatted(parameter, text));
    }
}
