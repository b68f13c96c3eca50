package io.muniment.projection;

import org.jspecify.annotations.Nullable;

/**
 * The search index cannot be reached or cannot write now. Worth trying again for as long as it takes, never to be
 * parked.
 */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IndexUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
