package io.muniment.query;

import java.util.Set;

/** The list cannot be sorted in this way. */
public final class UnknownSort extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public UnknownSort(String asked, Set<String> known) {
        super("query.unknown-sort", "'%s' is not one of %s, with ,asc or ,desc".formatted(asked, known));
    }
}
