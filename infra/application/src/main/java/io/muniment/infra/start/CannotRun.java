package io.muniment.infra.start;

/** The application cannot start here; the message is one line that says what to do. */
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRun(String whatToDo) {
        super(whatToDo);
    }

    CannotRun(String whatToDo, Throwable cause) {
        super(whatToDo, cause);
    }
}
