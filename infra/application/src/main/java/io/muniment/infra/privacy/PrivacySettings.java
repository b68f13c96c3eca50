package io.muniment.infra.privacy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.privacy}.
 *
 * @param masterKeyFile what wraps the keys of persons; one is made in the data folder if none is named
 * @param otherMasterKeyFile another that unwraps too, while one follows the other
 * @param vault what wraps the keys of persons instead of a file, if it has an address
 * @param keyStore where the keys of persons are: in the ledger's database, unless another is named
 * @param certificates a folder of its own for those of erasure: whoever restores a backup keeps it as it is
 * @param certainFor how long a key may be used before it is asked again whether it was destroyed
 */
@ConfigurationProperties("muniment.privacy")
record PrivacySettings(
        @Nullable Path masterKeyFile,
        @Nullable Path otherMasterKeyFile,
        @DefaultValue Vault vault,
        @DefaultValue KeyStore keyStore,
        @Nullable Path certificates,
        @DefaultValue("2s") Duration certainFor) {

    PrivacySettings {
        if (!certainFor.isPositive()) {
            throw new IllegalArgumentException("muniment.privacy.certain-for is a time, such as 2s");
        }
    }

    /**
     * The transit engine of a Vault.
     *
     * @param tokenFile read for each request: whoever renews the token writes it there
     */
    record Vault(
            @Nullable URI address,
            @Nullable Path tokenFile,
            @DefaultValue("transit") String mount,
            @DefaultValue("muniment") String key) {}

    /**
     * A database.
     *
     * @param owner who makes its tables: who signs in, if nobody else is named
     */
    record KeyStore(
            @Nullable String url,
            @Nullable String username,
            @Nullable String password,
            @Nullable String owner,
            @Nullable String ownerPassword) {}
}
