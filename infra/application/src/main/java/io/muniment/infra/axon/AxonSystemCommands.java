package io.muniment.infra.axon;

import io.muniment.command.SystemCommands;
import io.muniment.kernel.IdSource;
import io.muniment.kernel.event.EventContext;
import io.muniment.kernel.identity.Actor;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.stereotype.Component;

/** Sends what the system does by itself, in the request that led to it, or in one of its own. */
@Component
class AxonSystemCommands implements SystemCommands {

    private final CommandGateway gateway;
    private final IdSource ids;

    AxonSystemCommands(CommandGateway gateway, IdSource ids) {
        this.gateway = gateway;
        this.ids = ids;
    }

    @Override
    public void send(Object command, Actor system) {
        gateway.sendAndWait(
                GenericCommandMessage.asCommandMessage(command).withMetaData(MessageContext.of(system, requestId())));
    }

    private String requestId() {
        return CurrentUnitOfWork.isStarted()
                        && CurrentUnitOfWork.get().getMessage().getMetaData().get(EventContext.REQUEST)
                                instanceof String request
                ? request
                : "system-" + ids.next();
    }
}
