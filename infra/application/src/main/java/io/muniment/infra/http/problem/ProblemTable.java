package io.muniment.infra.http.problem;

import io.muniment.command.NotInThisTenant;
import io.muniment.kernel.MalformedId;
import io.muniment.kernel.identity.PermissionMissing;
import io.muniment.kernel.rule.RuleBroken;
import io.muniment.query.QueryRefused;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.messaging.interceptors.JSR303ViolationException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/** The one place that says how each failure is answered. The first row that fits it, or one of its causes, counts. */
final class ProblemTable {

    private static final List<Row<?>> ROWS = List.of(
            row(Refused.class, Refused::refusal),
            row(HandlerExecutionException.class, ProblemTable::ofAnotherProcess),
            row(RuleBroken.class, BrokenRules::refusal),
            row(QueryRefused.class, UnansweredQueries::refusal),
            row(PermissionMissing.class, ProblemTable::missingPermission),
            row(ConflictingAggregateVersionException.class, ProblemTable::staleVersion),
            row(ConcurrencyException.class, e -> PassingFailures.lostRace()),
            row(NotInThisTenant.class, e -> Refusal.of(EdgeCode.NOT_FOUND).atGate(NotInThisTenant.GATE)),
            row(AggregateNotFoundException.class, e -> Refusal.of(EdgeCode.NOT_FOUND)),
            row(MethodArgumentNotValidException.class, e -> Fields.of(e.getBindingResult())),
            row(HandlerMethodValidationException.class, Fields::of),
            row(ConstraintViolationException.class, e -> Fields.of(e.getConstraintViolations())),
            row(JSR303ViolationException.class, e -> Fields.of(e.getViolations())),
            row(MissingServletRequestParameterException.class, Fields::of),
            row(MethodArgumentTypeMismatchException.class, Fields::of),
            row(HttpMessageNotReadableException.class, Bodies::refusal),
            row(MalformedId.class, e -> Refusal.of(EdgeCode.NOT_FOUND)),
            row(InsufficientAuthenticationException.class, e -> Refusal.of(EdgeCode.TOKEN_MISSING)),
            row(
                    AuthenticationServiceException.class,
                    e -> Refusal.of(EdgeCode.UNAVAILABLE, "Tokens cannot be checked.")),
            row(AuthenticationException.class, e -> Refusal.of(EdgeCode.TOKEN_REFUSED)),
            row(
                    AccessDeniedException.class,
                    e -> Refusal.of(EdgeCode.ACCESS_DENIED).atGate("path")),
            row(CannotGetJdbcConnectionException.class, e -> PassingFailures.storeUnavailable()),
            row(SQLTransientConnectionException.class, e -> PassingFailures.storeUnavailable()),
            row(SQLException.class, PassingFailures::refusal),
            row(TransientDataAccessException.class, e -> PassingFailures.busy()),
            row(AxonTransientException.class, e -> PassingFailures.busy()));

    private ProblemTable() {}

    static Refusal refusalOf(Throwable failure) {
        for (Row<?> row : ROWS) {
            Optional<Refusal> refusal = chain(failure).flatMap(row::answer).findFirst();
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return switch (failure) {
            case ErrorResponse known -> ofStatus(known);
            case MultipartException malformed -> Refusal.of(EdgeCode.BODY_MALFORMED);
            default -> Refusal.of(EdgeCode.INTERNAL, "It is noted under the request id.");
        };
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20);
    }

    private static @Nullable Refusal ofAnotherProcess(HandlerExecutionException failedElsewhere) {
        return failedElsewhere.getDetails().orElse(null) instanceof Refusal refusal ? refusal : null;
    }

    private static Refusal missingPermission(PermissionMissing missing) {
        return Refusal.of(EdgeCode.PERMISSION_MISSING, missing.remedy()).atGate(missing.gate());
    }

    private static Refusal staleVersion(ConflictingAggregateVersionException stale) {
        return Refusal.of(
                EdgeCode.STALE_VERSION,
                "Version %d was expected, it is at version %d."
                        .formatted(stale.getExpectedVersion(), stale.getActualVersion()));
    }

    private static Refusal ofStatus(ErrorResponse known) {
        EdgeCode code = EdgeCode.of(known.getStatusCode().value());
        HttpHeaders headers = known.getHeaders();
        return Refusal.of(code).withHeaders(headers.toSingleValueMap());
    }

    private static <E extends Throwable> Row<E> row(Class<E> failure, Function<E, @Nullable Refusal> answer) {
        return new Row<>(failure, answer);
    }

    private record Row<E extends Throwable>(Class<E> failure, Function<E, @Nullable Refusal> refusal) {

        Stream<Refusal> answer(Throwable candidate) {
            return failure.isInstance(candidate)
                    ? Stream.ofNullable(refusal.apply(failure.cast(candidate)))
                    : Stream.empty();
        }
    }
}
