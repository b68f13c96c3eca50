package io.muniment.infra.http.problem;

import io.muniment.kernel.MalformedId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that cannot be read. Says which property, never what Java thought about it. */
final class Bodies {

    private Bodies() {}

    static Refusal refusal(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                Refusal.of(EdgeCode.PROPERTY_UNKNOWN)
                        .withErrors(List.of(new FieldProblem(path(unknown), "unknown", "is not known")));
            case InvalidFormatException wrong -> invalid(wrong, "malformed", explain(wrong));
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() -> invalid(wrong, "malformed", "has the wrong form");
            case DatabindException wrong when !wrong.getPath().isEmpty() -> invalid(wrong, "malformed", "is refused");
            case JacksonException malformed -> Refusal.of(EdgeCode.BODY_MALFORMED, where(malformed));
            case null, default -> Refusal.of(EdgeCode.BODY_MALFORMED, "A body is expected.");
        };
    }

    private static Refusal invalid(DatabindException wrong, String code, String message) {
        return Refusal.of(EdgeCode.INVALID).withErrors(List.of(new FieldProblem(path(wrong), code, message)));
    }

    private static String explain(InvalidFormatException wrong) {
        if (wrong.getCause() instanceof MalformedId malformed) {
            return String.valueOf(malformed.getMessage());
        }
        @Nullable Class<?> target = wrong.getTargetType();
        return target != null && target.isEnum()
                ? "is none of " + List.of(target.getEnumConstants())
                : "has the wrong form";
    }

    private static String where(JacksonException malformed) {
        return malformed.getLocation() == null
                ? EdgeCode.BODY_MALFORMED.title()
                : "It stops being JSON at line %d, column %d."
                        .formatted(
                                malformed.getLocation().getLineNr(),
                                malformed.getLocation().getColumnNr());
    }

    /** {@code documents[2].kind} */
    private static String path(DatabindException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "[%d]".formatted(step.getIndex())
                        : String.format(Locale.ROOT, ".%s", step.getPropertyName()))
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
