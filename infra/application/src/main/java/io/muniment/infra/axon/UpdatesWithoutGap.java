package io.muniment.infra.axon;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * Holds updates for one reader from the moment they begin. Where the reader falls too far behind it ends, after what it
 * holds, instead of leaving something out: what a reader has got is always whole up to its end.
 */
final class UpdatesWithoutGap<U> {

    private final EmitFailureHandler whileAnotherEmits = EmitFailureHandler.busyLooping(Duration.ofSeconds(1));
    private final Disposable.Swap source = Disposables.swap();
    private final Sinks.Many<U> held;

    UpdatesWithoutGap(Flux<U> updates, Mono<?> end, int atMost) {
        this.held = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(atMost));
        source.replace(updates.takeUntilOther(end).subscribe(this::hold, held::tryEmitError, this::leave));
    }

    Flux<U> flux() {
        return held.asFlux();
    }

    void leave() {
        source.dispose();
        held.emitComplete(whileAnotherEmits);
    }

    private void hold(U update) {
        if (held.tryEmitNext(update).isFailure()) {
            leave();
        }
    }
}
