package io.muniment.infra.axon;

import io.muniment.infra.http.problem.Refusal;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/**
 * Handles commands that come from other processes. An exception cannot travel: how it is to be answered travels in its
 * place.
 */
final class CommandsOfOthers extends SimpleCommandBus {

    CommandsOfOthers(SimpleCommandBus.Builder parts) {
        super(parts);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        super.handle(
                command,
                handler,
                (CommandMessage<? extends C> handled, CommandResultMessage<? extends R> result) ->
                        callback.onResult(handled, result.isExceptional() ? explained(result) : result));
    }

    private static <R> CommandResultMessage<R> explained(CommandResultMessage<? extends R> failed) {
        Throwable failure = failed.exceptionResult();
        return new GenericCommandResultMessage<>(
                new CommandExecutionException(failure.getMessage(), failure, Refusal.of(failure)),
                failed.getMetaData());
    }
}
