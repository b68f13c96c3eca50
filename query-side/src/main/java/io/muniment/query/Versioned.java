package io.muniment.query;

/** An answer about one aggregate at one version: its {@code ETag}, to be sent back as {@code If-Match}. */
public interface Versioned {

    long version();
}
