package io.muniment.projection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.jspecify.annotations.Nullable;

/** A projector found by its annotations, as at run time, and fed by hand. */
public final class FedProjector {

    private static final String RECORDED = "recorded";

    private final AnnotationEventHandlerAdapter projector;

    public FedProjector(Object projector) {
        ParameterResolverFactory recorded = (_, parameters, place) ->
                parameters[place].getType() == Recorded.class ? new RecordedFromMetadata() : null;
        this.projector = new AnnotationEventHandlerAdapter(
                projector,
                MultiParameterResolverFactory.ordered(
                        recorded,
                        ClasspathParameterResolverFactory.forClassLoader(
                                getClass().getClassLoader())));
    }

    /** Those of them that there is a handler for. */
    List<LedgerEntry> taken(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(entry -> projector.canHandle(message(entry)))
                .toList();
    }

    /** One batch, as a processor would hand it on. */
    public void feed(List<LedgerEntry> entries) {
        handle(entries.stream().map(FedProjector::message).toList());
    }

    /** A batch of its own. */
    public void feed(LedgerEntry entry) {
        feed(List.of(entry));
    }

    /** Feeds it once more, as a part of a replay. */
    public void replay(List<LedgerEntry> entries) {
        var token = (ReplayToken) ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(Long.MAX_VALUE));
        handle(entries.stream()
                .map(entry -> new GenericTrackedDomainEventMessage<>(
                        token.advancedTo(
                                new GlobalSequenceTrackingToken(entry.recorded().position())),
                        message(entry)))
                .toList());
    }

    public void reset() {
        projector.prepareReset();
    }

    private static DomainEventMessage<?> message(LedgerEntry entry) {
        return new GenericDomainEventMessage<>(
                entry.recorded().aggregateType(),
                entry.recorded().aggregateId(),
                entry.recorded().version(),
                entry.event(),
                Map.of(RECORDED, entry.recorded()));
    }

    private void handle(List<? extends EventMessage<?>> messages) {
        if (messages.isEmpty()) {
            return;
        }
        var batch = new BatchingUnitOfWork<>(messages);
        var result = batch.executeWithResult(() -> handle(batch.getMessage()));
        if (result.isExceptional()) {
            var failure = result.exceptionResult();
            if (failure instanceof RuntimeException asItIs) {
                throw asItIs;
            }
            throw new AssertionError(failure);
        }
    }

    private @Nullable Object handle(EventMessage<?> message) throws Exception { // as Axon declares it
        if (!projector.canHandle(message)) {
            throw new AssertionError("No handler takes " + message.getPayloadType());
        }
        return projector.handle(message);
    }

    private static final class RecordedFromMetadata implements ParameterResolver<Recorded> {

        @Override
        public Recorded resolveParameterValue(Message<?> message) {
            return (Recorded) Objects.requireNonNull(message.getMetaData().get(RECORDED));
        }

        @Override
        public boolean matches(Message<?> message) {
            return message.getMetaData().containsKey(RECORDED);
        }
    }
}
