package io.muniment.infra.http.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The edge refuses a request, with one of its codes. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Refused(EdgeCode code, String detail) {
        this(Refusal.of(code, detail));
    }

    private Refused(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    /** All that is wrong is said at once, each by itself. */
    public static Refused because(EdgeCode code, List<FieldProblem> fields) {
        return new Refused(Refusal.of(code).withErrors(fields));
    }

    /** The gate has a name under which the refusal is noted. */
    public static Refused atGate(String gate, EdgeCode code, String detail) {
        return new Refused(Refusal.of(code, detail).atGate(gate));
    }

    public static Refused until(EdgeCode code, String detail, Duration retryAfter) {
        String seconds = Long.toString(Math.max(1, retryAfter.toSeconds()));
        return new Refused(Refusal.of(code, detail).withHeaders(Map.of("Retry-After", seconds)));
    }

    Refusal refusal() {
        return refusal;
    }
}
