package io.muniment.query;

import java.lang.reflect.Type;
import java.util.Objects;
import org.axonframework.messaging.responsetypes.AbstractResponseType;
import org.springframework.core.ResolvableType;

/**
 * The answer that a query declares, as Axon asks for it. Axon's own type for one instance finds no handler that returns
 * a generic one, as {@code Page<QueuedReview>}.
 */
public final class AnswerType<R> extends AbstractResponseType<R> {

    private static final long serialVersionUID = 1L;

    private AnswerType(Class<?> expectedResponseType) {
        super(expectedResponseType);
    }

    public static <R> AnswerType<R> of(Query<R> query) {
        var declared = ResolvableType.forClass(query.getClass()).as(Query.class).getGeneric(0);
        return new AnswerType<>(Objects.requireNonNull(declared.resolve(), "the query declares its answer"));
    }

    @Override
    public boolean matches(Type returned) {
        var type = ResolvableType.forType(returned).resolve();
        return type != null && getExpectedResponseType().isAssignableFrom(type);
    }

    @Override
    @SuppressWarnings("unchecked") // made from a Query<R>
    public Class<R> responseMessagePayloadType() {
        return (Class<R>) getExpectedResponseType();
    }

    @Override
    public String toString() {
        return "AnswerType{" + getExpectedResponseType() + "}";
    }
}
