package io.muniment.query;

/** A page of search results further down than anybody reads; a narrower search finds it. */
public final class PageTooDeep extends QueryRefused {

    private static final long serialVersionUID = 1L;

    public PageTooDeep(int reach) {
        super("query.page-too-deep", "Only the first %d results can be paged through".formatted(reach));
    }
}
