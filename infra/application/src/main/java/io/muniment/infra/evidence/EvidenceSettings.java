package io.muniment.infra.evidence;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.evidence}.
 *
 * @param linkKeyFile what signs links; one is made in the data folder if none is named
 * @param linkLife how long a link is good for
 * @param attempts how often a pack is begun before it is given up
 */
@ConfigurationProperties("muniment.evidence")
record EvidenceSettings(
        @Nullable Path linkKeyFile,
        @DefaultValue("15m") Duration linkLife,
        @DefaultValue("10") int attempts) {

    EvidenceSettings {
        if (!linkLife.isPositive() || attempts < 1) {
            throw new IllegalArgumentException(
                    "muniment.evidence.link-life is a time, such as 15m, and attempts at least 1");
        }
    }
}
