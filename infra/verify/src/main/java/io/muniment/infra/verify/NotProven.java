package io.muniment.infra.verify;

/** A proof that does not hold, in words for who asked for it. */
public final class NotProven extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotProven(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
