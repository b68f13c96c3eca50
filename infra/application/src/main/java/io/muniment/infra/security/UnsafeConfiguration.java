package io.muniment.infra.security;

/** The application refuses to start like this, and says what to change. */
public final class UnsafeConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public UnsafeConfiguration(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
