package io.muniment.infra.time;

import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.common.IdentifierFactory;

/**
 * Names messages, events among them, in the order of time: an index of them grows at its end. Nothing is guarded by
 * such an id, so its chance need not be the dear one, of which a command would take five.
 */
public final class MessageIds extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return UuidV7.at(System.currentTimeMillis(), ThreadLocalRandom.current())
                .toString();
    }
}
