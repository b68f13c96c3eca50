package io.muniment.infra.privacy;

import org.jspecify.annotations.Nullable;

/** What was sealed, or a key, was altered: nothing of it is shown, and nothing is taken for erased. */
final class KeyUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeyUnusable(String message) {
        this(message, null);
    }

    KeyUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
