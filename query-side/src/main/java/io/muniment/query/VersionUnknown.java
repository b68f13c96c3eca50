package io.muniment.query;

/** It has not come as far as that, or had not at the time that was asked for. */
public final class VersionUnknown extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public VersionUnknown(String id, long version) {
        super("history.version-unknown", "%s has no version %d".formatted(id, version));
    }
}
