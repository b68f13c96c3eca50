package io.muniment.infra.axon;

import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.http.CurrentRequest;
import io.muniment.infra.security.CurrentActor;
import io.muniment.query.AnswerType;
import io.muniment.query.Followed;
import io.muniment.query.OfThePast;
import io.muniment.query.Queries;
import io.muniment.query.Query;
import io.muniment.query.ReadsFrom;
import io.muniment.query.ReadsPersonalData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class AxonQueries implements Queries {

    /** As many as Axon holds back itself for somebody who does not read. */
    private static final int FAR_BEHIND = 256;

    private final QueryGateway gateway;
    private final CurrentActor actor;
    private final CurrentRequest request;
    private final ConsistencyGate gate;
    private final Clock clock;
    private final ApplicationEventPublisher listeners;

    AxonQueries(
            QueryGateway gateway,
            CurrentActor actor,
            CurrentRequest request,
            ConsistencyGate gate,
            Clock clock,
            ApplicationEventPublisher listeners) {
        this.gateway = gateway;
        this.actor = actor;
        this.request = request;
        this.gate = gate;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public <R> R ask(Query<R> query) {
        awaitConsistency(query);
        try {
            R answer = gateway.query(inContext(query), AnswerType.of(query)).join();
            if (query.getClass().isAnnotationPresent(ReadsPersonalData.class)) {
                listeners.publishEvent(new PersonalDataRead(query));
            }
            return answer;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException refusal ? refusal : failed;
        }
    }

    @Override
    public <R, U> Followed<R, U> follow(Query<R> query, Class<U> update) {
        awaitConsistency(query);
        SubscriptionQueryResult<R, U> followed =
                gateway.subscriptionQuery(inContext(query), AnswerType.of(query), ResponseTypes.instanceOf(update));
        var updates = new UpdatesWithoutGap<>(followed.updates(), signedOut(), FAR_BEHIND);
        Runnable leave = () -> {
            followed.cancel();
            updates.leave();
        };
        boolean answered = false;
        try {
            R now = Objects.requireNonNull(followed.initialResult().block());
            answered = true;
            return new Followed<>(now, updates.flux(), leave);
        } finally {
            if (!answered) {
                leave.run();
            }
        }
    }

    /** A stream gives nobody more time than their token does. */
    private Mono<?> signedOut() {
        return actor.signedInUntil()
                .map(end -> Duration.between(clock.instant(), end))
                .<Mono<?>>map(left -> Mono.delay(left.isNegative() ? Duration.ZERO : left))
                .orElseGet(Mono::never);
    }

    private void awaitConsistency(Query<?> query) {
        request.consistencyToken().ifPresent(token -> gate.await(token, readsFrom(query)));
        Instant known = query instanceof OfThePast past ? past.asOf().knownAt() : null;
        if (known != null) {
            gate.awaitKnown(known, readsFrom(query));
        }
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
