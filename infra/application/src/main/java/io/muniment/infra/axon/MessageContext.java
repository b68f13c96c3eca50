package io.muniment.infra.axon;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import java.util.HashMap;
import java.util.Map;

/** The metadata of a message that an actor sends in a request. */
final class MessageContext {

    private MessageContext() {}

    static Map<String, Object> of(Actor actor, String requestId) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put(EventContext.TENANT, actor.tenant().value());
        metadata.put(EventContext.ACTOR, actor.id());
        metadata.put(EventContext.ROLE, actor.role().name());
        metadata.put(EventContext.REQUEST, requestId);
        if (actor.onBehalfOf() != null) {
            metadata.put(EventContext.ON_BEHALF_OF, actor.onBehalfOf());
        }
        return metadata;
    }
}
