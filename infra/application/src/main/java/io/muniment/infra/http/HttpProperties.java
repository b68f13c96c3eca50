package io.muniment.infra.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** What the edge allows. The limit of multipart bodies is Spring's own ({@code spring.servlet.multipart}). */
@ConfigurationProperties("muniment.http")
public record HttpProperties(
        @DefaultValue({"https://app.dwell", "https://admin.dwell"})
        List<String> corsOrigins,

        @DefaultValue("1MB") DataSize bodyLimit,
        @DefaultValue Idempotency idempotency) {

    /** How long an answer is kept, how large it may be, and after which silence a request counts as crashed. */
    public record Idempotency(
            @DefaultValue("24h") Duration keep,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("64KB") DataSize largestAnswer,
            @DefaultValue("10m") Duration sweepEvery) {}
}
