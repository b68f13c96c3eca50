package io.muniment.infra.aggregate;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.IdentifierMissingException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the aggregate that a command is for. Axon's own way is to search the command's class anew for each command. No
 * command names a version: what its sender expects is in its metadata.
 */
@Component
final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Method> TARGETS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            return targetOf(command);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Object target = ReflectionUtils.invokeMethod(TARGETS.get(command.getPayloadType()), command.getPayload());
        if (target == null) {
            throw new IdentifierMissingException(command.getPayloadType().getName() + " is for no aggregate");
        }
        return new VersionedAggregateIdentifier(target, null);
    }

    private static Method targetOf(Class<?> command) {
        if (!command.isRecord()) {
            throw new IdentifierMissingException(command.getName() + " is no record");
        }
        Method target = Arrays.stream(command.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                .findFirst()
                .orElseThrow(() -> new IdentifierMissingException(command.getName() + " does not say what it is for"));
        ReflectionUtils.makeAccessible(target);
        return target;
    }
}
