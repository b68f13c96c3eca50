package io.muniment.infra.axon;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.test.context.TestComponent;

/** Runs the poisoned projection in segments that can be split and merged. */
@TestComponent
public final class PooledPoison implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .eventProcessing()
                .registerPooledStreamingEventProcessor(
                        PoisonedProjection.GROUP,
                        org.axonframework.config.Configuration::eventStore,
                        (_, processor) -> processor
                                .initialSegmentCount(1)
                                .tokenClaimInterval(200)
                                .batchSize(50));
    }

    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }
}
