package io.muniment.infra.axon;

import org.axonframework.config.Configuration;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Where the ledger is in PostgreSQL queries are answered without a transaction around them: each statement reads what
 * is committed then, with one around them too, and its end would be one more way to the database.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class LocalQueries {

    @Bean
    @ConditionalOnProperty(name = "muniment.event-store", havingValue = "postgresql", matchIfMissing = true)
    SimpleQueryBus queryBus(Configuration axon, QueryBusSpanFactory spans) {
        SimpleQueryBus bus = SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(spans)
                .build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return bus;
    }
}
