package io.muniment.infra.axon;

import io.muniment.command.Commands;
import io.muniment.command.Receipt;
import io.muniment.infra.http.Attempt;
import io.muniment.infra.http.CurrentRequest;
import io.muniment.kernel.identity.Actor;
import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.springframework.stereotype.Component;

@Component
class AxonCommands implements Commands {

    private final CommandGateway gateway;
    private final Supplier<Actor> actor;
    private final CurrentRequest request;

    AxonCommands(CommandGateway gateway, Supplier<Actor> actor, CurrentRequest request) {
        this.gateway = gateway;
        this.actor = actor;
        this.request = request;
    }

    @Override
    public Receipt send(Object command) {
        Map<String, Object> metadata = MessageContext.of(actor.get(), request.requestId());
        request.expectedVersion().ifPresent(version -> metadata.put(ExpectedVersion.KEY, version));
        return gateway.sendAndWait(request.attempt()
                .map(attempt -> partOf(attempt, command, metadata))
                .orElseGet(() -> GenericCommandMessage.asCommandMessage(command).withMetaData(metadata)));
    }

    private static CommandMessage<Object> partOf(Attempt attempt, Object command, Map<String, Object> metadata) {
        metadata.put(AlreadyDone.SENT_AGAIN, attempt.isRepeated());
        return new GenericCommandMessage<>(
                new GenericMessage<>(attempt.nextCommandId(), command, metadata),
                command.getClass().getName());
    }
}
