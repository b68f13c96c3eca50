package io.muniment.kernel;

/** A text that is not an id of the expected kind. */
public final class MalformedId extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    MalformedId(String prefix, String value) {
        super(explain(prefix, value));
    }

    MalformedId(String prefix, String value, Throwable cause) {
        super(explain(prefix, value), cause);
    }

    private static String explain(String prefix, String value) {
        return "An id of the form %s_<UUID version 7> is expected, not '%s'".formatted(prefix, value);
    }
}
