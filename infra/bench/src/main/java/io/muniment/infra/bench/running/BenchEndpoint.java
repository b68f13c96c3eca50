package io.muniment.infra.bench.running;

import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a measured application answers beside its own: nothing, behind everything that every request goes through. */
@RestController
public class BenchEndpoint {

    public static final String EMPTY = "/api/bench/empty";
    public static final String STOP_FOLLOWING = "/api/bench/stop-following";

    private final EventProcessingConfiguration processing;

    BenchEndpoint(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    @GetMapping(EMPTY)
    void empty() {}

    @PostMapping(STOP_FOLLOWING)
    void stopFollowing() {
        processing.eventProcessors().values().forEach(EventProcessor::shutDown);
    }
}
