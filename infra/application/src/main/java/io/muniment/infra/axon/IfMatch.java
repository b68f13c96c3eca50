package io.muniment.infra.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.springframework.stereotype.Component;

/** Takes the aggregate's expected version from the request, so that no command needs a component for it. */
@Component
class IfMatch implements CommandTargetResolver {

    static final String EXPECTED_VERSION = "expectedVersion";

    private final CommandTargetResolver annotations =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        VersionedAggregateIdentifier target = annotations.resolveTarget(command);
        return command.getMetaData().get(EXPECTED_VERSION) instanceof Number version
                ? new VersionedAggregateIdentifier(target.getIdentifierValue(), version.longValue())
                : target;
    }
}
