package io.muniment.query;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.axonframework.queryhandling.annotation.AnnotationQueryHandlerAdapter;

/** Handlers found by their annotations on a real query bus, asked by one actor or another. */
public final class AskedQueries {

    private final SimpleQueryUpdateEmitter updates =
            SimpleQueryUpdateEmitter.builder().build();
    private final SimpleQueryBus bus =
            SimpleQueryBus.builder().queryUpdateEmitter(updates).build();
    private final QueryGateway gateway =
            DefaultQueryGateway.builder().queryBus(bus).build();

    public QueryUpdateEmitter updates() {
        return updates;
    }

    public AskedQueries answeredBy(Object handlers) {
        ParameterResolverFactory actor =
                (_, parameters, place) -> parameters[place].getType() == Actor.class ? new AskingActor() : null;
        new AnnotationQueryHandlerAdapter<>(
                        handlers,
                        MultiParameterResolverFactory.ordered(
                                actor,
                                ClasspathParameterResolverFactory.forClassLoader(
                                        getClass().getClassLoader())))
                .subscribe(bus);
        return this;
    }

    public Queries by(Actor actor) {
        return new By(actor);
    }

    private final class By implements Queries {

        private final Map<String, String> context;

        private By(Actor actor) {
            this.context = Map.of(
                    EventContext.TENANT, actor.tenant().value(),
                    EventContext.ACTOR, actor.id(),
                    EventContext.ROLE, actor.role().name());
        }

        @Override
        public <R> R ask(Query<R> query) {
            try {
                return gateway.query(new GenericMessage<>(query, context), AnswerType.of(query))
                        .join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException refusal ? refusal : failed;
            }
        }

        @Override
        public <R, U> Followed<R, U> follow(Query<R> query, Class<U> update) {
            var result = gateway.subscriptionQuery(
                    new GenericMessage<>(query, context), AnswerType.of(query), ResponseTypes.instanceOf(update));
            return new Followed<>(
                    Objects.requireNonNull(result.initialResult().block()), result.updates(), result::cancel);
        }
    }

    private static final class AskingActor implements ParameterResolver<Actor> {

        @Override
        public Actor resolveParameterValue(Message<?> message) {
            var context = message.getMetaData();
            return Actor.person(
                    text(context, EventContext.ACTOR),
                    Role.valueOf(text(context, EventContext.ROLE)),
                    new TenantId(text(context, EventContext.TENANT)));
        }

        private static String text(MetaData context, String key) {
            return (String) Objects.requireNonNull(context.get(key));
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
