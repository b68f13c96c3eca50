package io.muniment.infra.consistency;

import java.util.Optional;

/** Names one event by its aggregate and version: a query that carries it sees at least this event. */
public record ConsistencyToken(String aggregateId, long version) {

    private static final char SEPARATOR = '@';

    static Optional<ConsistencyToken> parse(String text) {
        int at = text.lastIndexOf(SEPARATOR);
        if (at < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ConsistencyToken(text.substring(0, at), Long.parseLong(text.substring(at + 1))));
        } catch (NumberFormatException notAVersion) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return aggregateId + SEPARATOR + version;
    }
}
