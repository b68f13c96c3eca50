package io.muniment.command.verification.process;

import io.muniment.command.ProcessStates;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class ProcessStatesInMemory implements ProcessStates {

    private final Map<String, Remembered<?>> states = new HashMap<>();

    @Override
    public <S> Optional<Remembered<S>> of(String process, String aggregateId, Class<S> kind) {
        return Optional.<Remembered<?>>ofNullable(states.get(process + "/" + aggregateId))
                .map(found -> new Remembered<>(kind.cast(found.state()), found.version()));
    }

    @Override
    public <S> void remember(String process, String aggregateId, Remembered<S> state) {
        states.put(process + "/" + aggregateId, state);
    }
}
