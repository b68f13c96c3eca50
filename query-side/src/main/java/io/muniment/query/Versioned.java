package io.muniment.query;

/** An answer about one aggregate, as of one of its versions: the version becomes its {@code ETag}. */
public interface Versioned {

    long version();
}
