package io.muniment.infra.embedded;

import java.io.Serial;

/** Something outside the program prevents its start; the message is one line that says what to do. */
public final class CannotStart extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CannotStart(String oneLine) {
        super(oneLine);
    }

    CannotStart(String oneLine, Throwable cause) {
        super(oneLine, cause);
    }
}
