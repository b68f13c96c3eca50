package io.muniment.query;

/** The search index does not answer; everything else does. */
public final class SearchUnavailable extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public SearchUnavailable(Throwable cause) {
        super("search.unavailable", "Search is not available now", cause);
    }
}
