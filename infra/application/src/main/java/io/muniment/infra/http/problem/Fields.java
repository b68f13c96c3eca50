package io.muniment.infra.http.problem;

import io.muniment.kernel.MalformedId;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which fields are not valid, and why. */
final class Fields {

    private Fields() {}

    static Refusal of(BindingResult result) {
        return invalid(problems(result.getFieldErrors()).toList());
    }

    static Refusal of(HandlerMethodValidationException invalid) {
        return invalid(invalid.getParameterValidationResults().stream()
                .flatMap(Fields::problems)
                .toList());
    }

    static Refusal of(Collection<? extends ConstraintViolation<?>> violations) {
        return invalid(violations.stream()
                .map(each -> new FieldProblem(
                        each.getPropertyPath().toString(),
                        code(each.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        each.getMessage()))
                .toList());
    }

    static Refusal of(MissingServletRequestParameterException missing) {
        return invalid(List.of(new FieldProblem(missing.getParameterName(), "missing", "is missing")));
    }

    /** A path that cannot name anything names nothing; any other parameter can be mended. */
    static Refusal of(MethodArgumentTypeMismatchException mismatch) {
        if (mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Refusal.of(EdgeCode.NOT_FOUND);
        }
        String message = NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof MalformedId malformed
                ? String.valueOf(malformed.getMessage())
                : "has the wrong form";
        return invalid(List.of(new FieldProblem(mismatch.getName(), "malformed", message)));
    }

    private static Refusal invalid(List<FieldProblem> fields) {
        return Refusal.of(EdgeCode.INVALID)
                .withErrors(fields.stream()
                        .sorted(Comparator.comparing(FieldProblem::field).thenComparing(FieldProblem::code))
                        .toList());
    }

    private static Stream<FieldProblem> problems(ParameterValidationResult result) {
        if (result instanceof ParameterErrors errors) {
            return problems(errors.getFieldErrors());
        }
        String name = result.getMethodParameter().getParameterName();
        return result.getResolvableErrors().stream().map(error -> problem(name == null ? "" : name, error));
    }

    private static Stream<FieldProblem> problems(List<FieldError> errors) {
        return errors.stream().map(error -> problem(error.getField(), error));
    }

    private static FieldProblem problem(String field, MessageSourceResolvable error) {
        String @Nullable [] codes = error.getCodes();
        String last = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
        return new FieldProblem(field, code(last), message(last, error));
    }

    /** What failed in conversion is told without the class names that Spring puts into its message. */
    private static String message(String code, MessageSourceResolvable error) {
        String message = error.getDefaultMessage();
        return code.equals("typeMismatch") || message == null ? "has the wrong form" : message;
    }

    /** {@code NotBlank} becomes {@code not-blank}. */
    private static String code(String constraint) {
        return constraint.equals("typeMismatch")
                ? "malformed"
                : constraint.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
