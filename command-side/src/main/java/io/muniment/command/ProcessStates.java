package io.muniment.command;

import java.util.Optional;

/** What processes remember of each aggregate, kept in the transaction of the event that they handle. */
public interface ProcessStates {

    <S> Optional<Remembered<S>> of(String process, String aggregateId, Class<S> kind);

    <S> void remember(String process, String aggregateId, Remembered<S> state);

    /** A state and the version of the last event that it has seen. */
    record Remembered<S>(S state, long version) {}
}
