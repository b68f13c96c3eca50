package io.muniment.projection;

import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;

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

    public void feed(Iterable<LedgerEntry> entries) {
        entries.forEach(this::feed);
    }

    public void feed(LedgerEntry entry) {
        handle(message(entry));
    }

    /** Feeds it once more, as a part of a replay. */
    public void replay(Iterable<LedgerEntry> entries) {
        var token = ReplayToken.createReplayToken(new GlobalSequenceTrackingToken(Long.MAX_VALUE));
        entries.forEach(entry -> handle(new GenericTrackedEventMessage<>(
                ((ReplayToken) token)
                        .advancedTo(
                                new GlobalSequenceTrackingToken(entry.recorded().position())),
                message(entry))));
    }

    public void reset() {
        projector.prepareReset();
    }

    private static EventMessage<?> message(LedgerEntry entry) {
        return GenericEventMessage.asEventMessage(entry.event()).andMetaData(Map.of(RECORDED, entry.recorded()));
    }

    private void handle(EventMessage<?> message) {
        if (!projector.canHandle(message)) {
            throw new AssertionError("No handler takes " + message.getPayloadType());
        }
        try {
            projector.handle(message);
        } catch (RuntimeException asItIs) {
            throw asItIs;
        } catch (Exception checked) { // declared by Axon's handlers, thrown by none of ours
            throw new AssertionError(checked);
        }
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
