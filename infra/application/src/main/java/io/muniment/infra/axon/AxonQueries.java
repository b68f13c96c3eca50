package io.muniment.infra.axon;

import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.http.CurrentRequest;
import io.muniment.kernel.identity.Actor;
import io.muniment.query.AnswerType;
import io.muniment.query.Followed;
import io.muniment.query.Queries;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.springframework.stereotype.Component;

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
    public <R> R ask(Query<R> query) {
        awaitConsistency(query);
        try {
            return gateway.query(inContext(query), AnswerType.of(query)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException refusal ? refusal : failed;
        }
    }

    @Override
    public <R, U> Followed<R, U> follow(Query<R> query, Class<U> update) {
        awaitConsistency(query);
        SubscriptionQueryResult<R, U> followed =
                gateway.subscriptionQuery(inContext(query), AnswerType.of(query), ResponseTypes.instanceOf(update));
        boolean answered = false;
        try {
            R now = Objects.requireNonNull(followed.initialResult().block());
            answered = true;
            return new Followed<>(now, followed.updates().doFinally(_ -> followed.cancel()));
        } finally {
            if (!answered) {
                followed.cancel();
            }
        }
    }

    private void awaitConsistency(Query<?> query) {
        request.consistencyToken().ifPresent(token -> gate.await(token, readsFrom(query)));
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
