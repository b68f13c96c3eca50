package io.muniment.infra.http.problem;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one failure is answered, before it is known which request it belongs to.
 *
 * @param gate at which the actor was stopped, if it was at one: that is noted, and told nobody
 */
public record Refusal(
        String code,
        int status,
        String title,
        String detail,
        List<FieldProblem> errors,
        Map<String, String> headers,
        @Nullable String gate) {

    Refusal(
            String code,
            int status,
            String title,
            String detail,
            List<FieldProblem> errors,
            Map<String, String> headers) {
        this(code, status, title, detail, errors, headers, null);
    }

    /** As it is answered wherever it is answered. */
    public static Refusal of(Throwable failure) {
        return ProblemTable.refusalOf(failure);
    }

    public boolean isLostRace() {
        return EdgeCode.LOST_RACE.code().equals(code);
    }

    static Refusal of(EdgeCode code) {
        return of(code, code.title());
    }

    static Refusal of(EdgeCode code, String detail) {
        return new Refusal(code.code(), code.status().value(), code.title(), detail, List.of(), Map.of());
    }

    Refusal withErrors(List<FieldProblem> fields) {
        return new Refusal(code, status, title, detail, List.copyOf(fields), headers, gate);
    }

    Refusal withHeaders(Map<String, String> more) {
        return new Refusal(code, status, title, detail, errors, Map.copyOf(more), gate);
    }

    Refusal atGate(@Nullable String name) {
        return new Refusal(code, status, title, detail, errors, headers, name);
    }
}
