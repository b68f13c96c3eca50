package io.muniment.infra.bench.running;

import io.muniment.infra.MunimentApplication;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.BeansException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application in this process. */
public record RunningApplication(ConfigurableApplicationContext context) implements AutoCloseable {

    public static RunningApplication start(Map<String, String> settings, Path log) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("server.port", "0");
        all.put("logging.file.name", log.toString());
        all.put("logging.threshold.console", "OFF");
        all.put("spring.main.banner-mode", "off");
        // as arguments, which count more than what the application says of itself
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        try {
            return new RunningApplication(new SpringApplicationBuilder(MunimentApplication.class).run(arguments));
        } catch (BeansException failed) { // what it says of itself is in the log
            throw new IllegalStateException("The application did not start: see " + log, failed);
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** From here on it only takes commands, as a node of the role command does. */
    public void stopFollowing() {
        part(EventProcessingConfiguration.class).eventProcessors().values().forEach(EventProcessor::shutDown);
    }

    /** What is written meanwhile is nothing to a processor: it goes on behind it. */
    public void unnoticedBy(String processor, Writing writing) throws SQLException {
        StreamingEventProcessor unaware = part(EventProcessingConfiguration.class)
                .eventProcessor(processor, StreamingEventProcessor.class)
                .orElseThrow();
        unaware.shutDown();
        writing.write();
        part(TransactionManager.class).executeInTransaction(() -> {
            TokenStore tokens = part(TokenStore.class);
            for (int segment : tokens.fetchSegments(processor)) {
                tokens.fetchToken(processor, segment);
                tokens.storeToken(part(EventStore.class).createHeadToken(), processor, segment);
                tokens.releaseClaim(processor, segment);
            }
        });
        unaware.start();
    }

    /** Writes into the ledger directly. */
    @FunctionalInterface
    public interface Writing {
        void write() throws SQLException;
    }

    @Override
    public void close() {
        context.close();
    }
}
