package io.muniment.infra.ocr;

import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.springframework.stereotype.Component;

/**
 * Each document is read in a transaction of its own, and before anything is written in it: a picture that takes a
 * minute holds no lock of what was read before it.
 */
@Component
class OneDocumentAtATime implements ConfigurerModule {

    static final String PROCESSOR = "verification-extraction";

    @Override
    public void configureModule(Configurer configurer) {
        configurer
                .eventProcessing()
                .registerTrackingEventProcessorConfiguration(
                        PROCESSOR,
                        _ -> TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                .andBatchSize(1));
    }
}
