package io.muniment.projection.history;

import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Role;
import io.muniment.kernel.tenancy.TenantId;
import io.muniment.projection.schema.view.HistoryLine;
import io.muniment.projection.schema.view.HistoryVisibility;
import org.axonframework.messaging.MetaData;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SubscriptionQueryMessage;
import org.springframework.stereotype.Component;

/**
 * Those who follow the history now. Each is told only what they may see; one whose query names nobody is told nothing.
 */
@Component
class Followers {

    private final QueryUpdateEmitter updates;

    Followers(QueryUpdateEmitter updates) {
        this.updates = updates;
    }

    void tell(HistoryLine line) {
        updates.emit((SubscriptionQueryMessage<?, ?, HistoryLine> query) -> follows(query, line), line);
    }

    private static boolean follows(SubscriptionQueryMessage<?, ?, ?> query, HistoryLine line) {
        return query.getUpdateResponseType().getExpectedResponseType() == HistoryLine.class
                && maySee(query.getMetaData(), line);
    }

    private static boolean maySee(MetaData asked, HistoryLine line) {
        return asked.get(EventContext.ACTOR) instanceof String person
                && asked.get(EventContext.ROLE) instanceof String role
                && asked.get(EventContext.TENANT) instanceof String tenant
                && HistoryVisibility.of(new TenantId(tenant), person, Role.valueOf(role))
                        .covers(line);
    }
}
