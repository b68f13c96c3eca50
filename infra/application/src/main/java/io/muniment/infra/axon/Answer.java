package io.muniment.infra.axon;

import io.muniment.query.Query;
import java.lang.reflect.Type;
import java.util.Objects;
import org.axonframework.messaging.responsetypes.AbstractResponseType;
import org.springframework.core.ResolvableType;

/** The answer that a query declares, generic or not: Axon's own kinds know no generic one beside its containers. */
final class Answer<R> extends AbstractResponseType<R> {

    private static final long serialVersionUID = 1L;

    private Answer(Class<R> declared) {
        super(declared);
    }

    @SuppressWarnings("unchecked") // R is what the query's own declaration says
    static <R> Answer<R> of(Query<R> query) {
        ResolvableType declared =
                ResolvableType.forClass(query.getClass()).as(Query.class).getGeneric(0);
        return new Answer<>((Class<R>) Objects.requireNonNull(declared.resolve()));
    }

    @Override
    public boolean matches(Type offered) {
        return getExpectedResponseType()
                .isAssignableFrom(ResolvableType.forType(offered).toClass());
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public Class<R> responseMessagePayloadType() {
        return (Class<R>) getExpectedResponseType();
    }
}
