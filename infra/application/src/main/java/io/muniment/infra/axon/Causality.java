package io.muniment.infra.axon;

import static io.muniment.kernel.event.EventContext.ACTOR;
import static io.muniment.kernel.event.EventContext.CAUSATION;
import static io.muniment.kernel.event.EventContext.CORRELATION;
import static io.muniment.kernel.event.EventContext.ON_BEHALF_OF;
import static io.muniment.kernel.event.EventContext.REQUEST;
import static io.muniment.kernel.event.EventContext.ROLE;
import static io.muniment.kernel.event.EventContext.TENANT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** What a message hands down to those that it causes. */
@Component
class Causality implements CorrelationDataProvider {

    private static final List<String> HANDED_DOWN = List.of(TENANT, ACTOR, ROLE, ON_BEHALF_OF, REQUEST);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        MetaData metadata = message.getMetaData();
        Map<String, Object> handedDown = new HashMap<>();
        for (String key : HANDED_DOWN) {
            Object value = metadata.get(key);
            if (value != null) {
                handedDown.put(key, value);
            }
        }
        handedDown.put(CAUSATION, message.getIdentifier());
        handedDown.put(CORRELATION, metadata.getOrDefault(CORRELATION, message.getIdentifier()));
        return handedDown;
    }
}
