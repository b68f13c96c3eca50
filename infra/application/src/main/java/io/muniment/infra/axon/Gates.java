package io.muniment.infra.axon;

import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.stereotype.Component;

/** Puts the gates on the buses: who acts must be named, and must be allowed; what is done is not done again. */
@Component
class Gates {

    Gates(CommandBus commands, QueryBus queries, AlreadyDone alreadyDone) {
        commands.registerDispatchInterceptor(new NobodyActsUnnamed<>());
        queries.registerDispatchInterceptor(new NobodyActsUnnamed<>());
        commands.registerHandlerInterceptor(new TenantOfMessage<>());
        commands.registerHandlerInterceptor(alreadyDone);
        commands.registerHandlerInterceptor(new PermissionGate<>());
        if (queries instanceof AxonServerQueryBus) {
            queries.registerHandlerInterceptor(new QueriesOfOthers());
        }
        queries.registerHandlerInterceptor(new TenantOfMessage<>());
        queries.registerHandlerInterceptor(new PermissionGate<>());
    }
}
