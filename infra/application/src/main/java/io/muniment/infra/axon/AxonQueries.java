package io.muniment.infra.axon;

import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.http.CurrentRequest;
import io.muniment.kernel.identity.Actor;
import io.muniment.query.Queries;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

@Component
class AxonQueries implements Queries {

    private final QueryGateway gateway;
    private final Supplier<Actor> actor;
    private final CurrentRequest request;
    private final ConsistencyGate gate;

    AxonQueries(QueryGateway gateway, Supplier<Actor> actor, CurrentRequest request, ConsistencyGate gate) {
        this.gateway = gateway;
        this.actor = actor;
        this.request = request;
        this.gate = gate;
    }

    @Override
    public <R> R ask(Query<R> query, Class<R> answer) {
        request.consistencyToken().ifPresent(token -> gate.await(token, readsFrom(query)));
        try {
            return gateway.query(inContext(query), ResponseTypes.instanceOf(answer))
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw failed;
        }
    }

    @Override
    public <R, U> Flux<U> follow(Query<R> query, Class<R> answer, Class<U> update) {
        throw new UnsupportedOperationException();
    }

    private GenericMessage<Query<?>> inContext(Query<?> query) {
        return new GenericMessage<>(query, MessageContext.of(actor.get(), request.requestId()));
    }

    private static String readsFrom(Query<?> query) {
        ReadsFrom readsFrom = query.getClass().getAnnotation(ReadsFrom.class);
        if (readsFrom == null) {
            throw new IllegalStateException(query.getClass().getName() + " says not what it reads from");
        }
        return readsFrom.value();
    }
}
