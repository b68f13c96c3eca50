package io.muniment.infra.axon;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Commands are handled without a transaction around them: what they decide is durable with the append, by itself, and a
 * transaction would only be two more ways to the database.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LocalCommands {

    @Bean
    @ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
    SimpleCommandBus commandBus(
            Configuration axon, DuplicateCommandHandlerResolver duplicates, CommandBusSpanFactory spans) {
        SimpleCommandBus bus = parts(axon, duplicates, spans).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    /** Behind Axon Server's bus. */
    @Bean
    @Qualifier("localSegment")
    @ConditionalOnProperty(name = "muniment.event-store", havingValue = "axon-server")
    SimpleCommandBus commandsOfOthers(
            Configuration axon, DuplicateCommandHandlerResolver duplicates, CommandBusSpanFactory spans) {
        SimpleCommandBus bus = new CommandsOfOthers(parts(axon, duplicates, spans));
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }

    private static SimpleCommandBus.Builder parts(
            Configuration axon, DuplicateCommandHandlerResolver duplicates, CommandBusSpanFactory spans) {
        return SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(duplicates)
                .spanFactory(spans)
                .messageMonitor(axon.messageMonitor(CommandBus.class, "commandBus"));
    }
}
