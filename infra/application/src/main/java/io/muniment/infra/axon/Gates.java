package io.muniment.infra.axon;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.stereotype.Component;

/** Puts the gates on the buses: who acts must be named, and must be allowed. */
@Component
class Gates {

    Gates(CommandBus commands, QueryBus queries) {
        commands.registerDispatchInterceptor(new NobodyActsUnnamed<>());
        queries.registerDispatchInterceptor(new NobodyActsUnnamed<>());
        commands.registerHandlerInterceptor(new PermissionGate<>());
        queries.registerHandlerInterceptor(new PermissionGate<>());
    }
}
