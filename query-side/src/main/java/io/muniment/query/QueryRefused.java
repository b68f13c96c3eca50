package io.muniment.query;

/** A query that gets no answer. Each kind has a code that never changes. */
public abstract sealed class QueryRefused extends RuntimeException
        permits NotFound,
                UnknownSort,
                PageTooDeep,
                SearchUnavailable,
                InstantMalformed,
                InTheFuture,
                PeriodReversed,
                NotThereYet,
                VersionUnknown,
                ProofRefused {

    private static final long serialVersionUID = 1L;

    private final String code;

    QueryRefused(String code, String explanation) {
        super(explanation, null, false, false);
        this.code = code;
    }

    QueryRefused(String code, String explanation, Throwable cause) {
        super(explanation, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
