package io.muniment.infra.proof;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.proof}.
 *
 * @param origin the name of this ledger among all there are; keys carry it
 * @param keyFile a private key; one is made in the data folder if none is named
 * @param previousKeyFile the one before, while it is at hand
 * @param publishTo a file, or an address that takes POSTs
 */
@ConfigurationProperties("muniment.proof")
record ProofSettings(
        @DefaultValue("muniment/ledger") String origin,
        @Nullable Path keyFile,
        @Nullable Path previousKeyFile,
        @DefaultValue("1m") Duration checkpointEvery,
        @Nullable URI publishTo) {}
