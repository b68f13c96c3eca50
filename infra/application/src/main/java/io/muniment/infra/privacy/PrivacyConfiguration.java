package io.muniment.infra.privacy;

import io.muniment.command.ForgetsPersons;
import io.muniment.command.SystemCommands;
import io.muniment.command.privacy.KnownPersons;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.consistency.ConsistencyGate;
import io.muniment.infra.eventstore.EventCatalogue;
import io.muniment.infra.tenancy.OwnerDatabase;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.privacy.PersonState;
import io.muniment.kernel.privacy.RemembersPersons;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The keys of persons, and the seal that they make. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PrivacyConfiguration.class);

    @Bean
    @DependsOnDatabaseInitialization
    PersonKeyDatabase personKeyDatabase(PrivacySettings settings, JdbcConnectionDetails ledger, OwnerDatabase owner) {
        return PersonKeyDatabase.of(settings.keyStore(), ledger, owner);
    }

    /** What is wrapped with another master key is wrapped anew at once: then that one can be thrown away. */
    @Bean
    PersonKeyStore personKeyStore(
            PersonKeyDatabase database,
            PrivacySettings settings,
            @Value("${muniment.data:./data}") Path data,
            Clock clock) {
        Path other = settings.otherMasterKeyFile();
        MasterKey current = currentMasterKey(settings, data);
        PersonKeyStore store = new PersonKeyStore(
                database.db(), new MasterKeys(current, other == null ? null : FileMasterKey.in(other)), clock);
        int wrapped = store.wrapAnew();
        if (wrapped > 0) {
            LOG.info("Wrapped {} keys of persons with {}", wrapped, current);
        }
        return store;
    }

    private static MasterKey currentMasterKey(PrivacySettings settings, Path data) {
        if (settings.vault().address() != null) {
            return VaultMasterKey.of(settings.vault());
        }
        Path file = settings.masterKeyFile();
        return file == null ? FileMasterKey.madeIn(data) : FileMasterKey.in(file);
    }

    @Bean
    PersonKeys personKeys(PersonKeyStore store, PrivacySettings settings, ObjectProvider<RemembersPersons> opened) {
        return new PersonKeys(store, settings.certainFor(), () -> opened.forEach(RemembersPersons::forget));
    }

    @Bean
    SealedPerPerson personalDataSeal(PersonKeys keys) {
        return new SealedPerPerson(keys);
    }

    @Bean
    ValueKeys valueKeys(PersonKeyStore store, PersonKeys keys) {
        return new ValueKeys(store, keys);
    }

    @Bean
    Fold<?, ?> personFold() {
        return PersonState.FOLD;
    }

    @Bean
    KnownPersons knownPersons(PersonKeyStore store) {
        return person -> store.row(person).isPresent();
    }

    @Bean
    Certificates certificates(PrivacySettings settings, @Value("${muniment.data:./data}") Path data, Clock clock) {
        Path folder = settings.certificates();
        return new Certificates(folder == null ? data.resolve("certificates") : folder, JsonMapper.shared(), clock);
    }

    @Bean
    Erasure erasure(
            PersonKeyStore store,
            PersonKeys keys,
            DSLContext db,
            List<ForgetsPersons> kinds,
            SystemCommands commands,
            ConsistencyGate gate,
            List<io.muniment.projection.Fold<?>> readModels,
            List<PersonalDataStore> stores,
            Certificates certificates,
            List<Fold<?, ?>> aggregates,
            EventCatalogue events) {
        requireAllForget(aggregates, events, kinds);
        return new Erasure(store, keys, new Traced(db), kinds, commands, gate, readModels, stores, certificates);
    }

    /** Better at the start than when somebody asks to be forgotten. */
    private static void requireAllForget(
            List<Fold<?, ?>> aggregates, EventCatalogue events, List<ForgetsPersons> kinds) {
        aggregates.stream()
                .filter(fold -> !fold.equals(PersonState.FOLD))
                .filter(fold -> events.speaksOfPersons(fold.event()))
                .filter(fold ->
                        kinds.stream().noneMatch(kind -> kind.aggregate().equals(fold.aggregate())))
                .findFirst()
                .ifPresent(fold -> {
                    throw new IllegalStateException("Nobody knows how to forget the persons of a " + fold.aggregate());
                });
    }

    @Bean
    ErasedAgain erasedAgain(PersonKeyStore store, Certificates certificates, States states, SystemCommands commands) {
        return new ErasedAgain(store, certificates, states, commands);
    }

    /** Who opens nothing for a while lets go of what was opened all the same. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService askingForDestroyedKeys(PersonKeys keys, PrivacySettings settings) {
        ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("destroyed-keys").factory());
        Future<?> _ = asking.scheduleWithFixedDelay(
                () -> askAgain(keys),
                settings.certainFor().toMillis(),
                settings.certainFor().toMillis(),
                TimeUnit.MILLISECONDS);
        return asking;
    }

    private static void askAgain(PersonKeys keys) {
        try {
            keys.lookAgain();
        } catch (RuntimeException failed) { // a task that fails once is never run again
            LOG.debug("It is not known which keys were destroyed", failed);
        }
    }
}
