package io.muniment.infra.privacy;

import io.muniment.infra.eventstore.PersonalDataSeal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;

/** The keys of persons for somebody who reads and does nothing else: no key is made, wrapped anew or destroyed. */
public final class KeysToRead {

    private KeysToRead() {}

    /** Opens nothing: what is sealed reads as if its person were erased. */
    public static PersonalDataSeal none() {
        return new StaysSealed();
    }

    /** By the settings of the application, as variables of the environment; none without a store and a master key. */
    public static Optional<PersonalDataSeal> of(Map<String, String> environment) {
        PrivacySettings settings = settings(environment);
        MasterKeys masters = masters(settings);
        PrivacySettings.KeyStore kept = settings.keyStore();
        if (masters == null || kept.url() == null) {
            return Optional.empty();
        }
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(kept.url());
        if (kept.username() != null) {
            connections.setUser(kept.username());
            connections.setPassword(kept.password());
        }
        connections.setReadOnly(true);
        connections.setLogServerErrorDetail(false);
        connections.setOptions("-c default_transaction_read_only=on");
        var store = new PersonKeyStore(DSL.using(connections, SQLDialect.POSTGRES), masters, Clock.systemUTC());
        return Optional.of(new SealedPerPerson(new PersonKeys(store, settings.certainFor(), () -> {})));
    }

    private static PrivacySettings settings(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        return Binder.get(environment).bindOrCreate("muniment.privacy", PrivacySettings.class);
    }

    private static @Nullable MasterKeys masters(PrivacySettings settings) {
        Path file = settings.masterKeyFile();
        Path other = settings.otherMasterKeyFile();
        MasterKey current = settings.vault().address() != null
                ? VaultMasterKey.of(settings.vault())
                : file == null ? null : FileMasterKey.in(file);
        return current == null ? null : new MasterKeys(current, other == null ? null : FileMasterKey.in(other));
    }

    private record StaysSealed() implements PersonalDataSeal {

        @Override
        public JsonNode seal(String person, JsonNode plain) {
            throw new UnsupportedOperationException("Nothing is written here");
        }

        @Override
        public Optional<JsonNode> unseal(JsonNode stored) {
            return isErased(stored) ? Optional.empty() : Optional.of(stored);
        }

        @Override
        public boolean isErased(JsonNode stored) {
            return SealedPerPerson.isSealed(stored);
        }
    }
}
