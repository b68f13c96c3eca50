package io.muniment.infra.eventstore;

import io.muniment.infra.json.TypedIdModule;
import io.muniment.kernel.event.Fold;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * How events are written and read, whichever store keeps them. Nothing here is left to auto-configuration, which goes
 * silently wrong on Boot 4.
 */
@Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    /** PostgreSQL's duplicate key: two writers wanted the same version of an aggregate. */
    private static final String DUPLICATE_KEY = "23505";

    @Bean
    EventCatalogue eventCatalogue() {
        return EventCatalogue.ofTheKernel();
    }

    @Bean
    @Qualifier("eventSerializer")
    EventSerializer eventSerializer(EventCatalogue catalogue, ObjectProvider<PersonalDataSeal> seal) {
        return new EventSerializer(
                Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventStoreConfiguration::configureForEvents),
                catalogue,
                seal.getIfAvailable(() -> PersonalDataSeal.OPEN));
    }

    @Bean
    @Qualifier("stateSerializer")
    StateSerializer stateSerializer(List<Fold<?, ?>> folds, ObjectProvider<PersonalDataSeal> seal) {
        return new StateSerializer(folds, seal.getIfAvailable(() -> PersonalDataSeal.OPEN));
    }

    /** For tokens and messages; events have their own. */
    @Bean
    @Primary
    Serializer serializer() {
        return general();
    }

    static Serializer general() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> {
                    configure(mapper);
                    // a token that marks a replay holds another token of an unnamed kind
                    mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                            .allowIfBaseType("org.axonframework.")
                            .allowIfSubType("org.axonframework.")
                            .build());
                })
                .build();
    }

    /** An event is stored with all its components: one that lacks some is broken, not half empty. */
    static void configureForEvents(JsonMapper.Builder mapper) {
        configure(mapper);
        mapper.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }

    static void configure(JsonMapper.Builder mapper) {
        mapper.addModule(new TypedIdModule());
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new SQLStateResolver(DUPLICATE_KEY);
    }
}
