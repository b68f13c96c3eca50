package io.muniment.command;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives handlers their {@code Actor} parameter: whoever the message's metadata names. */
public final class ActorFromMetadata implements ParameterResolverFactory {

    @Override
    @SuppressWarnings("NullAway") // null means "not mine" in this interface, which carries no null-marking
    public @Nullable ParameterResolver<Actor> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == Actor.class ? new Resolver() : null;
    }

    /** The actor named in the metadata, which every dispatched message carries. */
    public static Actor of(MetaData metadata) {
        return new Actor(
                text(metadata, EventContext.ACTOR),
                Role.valueOf(text(metadata, EventContext.ROLE)),
                new TenantId(text(metadata, EventContext.TENANT)),
                (String) metadata.get(EventContext.ON_BEHALF_OF));
    }

    private static String text(MetaData metadata, String key) {
        if (metadata.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("The message names no " + key);
    }

    private static final class Resolver implements ParameterResolver<Actor> {

        @Override
        public Actor resolveParameterValue(Message<?> message) {
            return of(message.getMetaData());
        }

        /** Of any message: a handler that did not match would be passed over, and its message with it. */
        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
