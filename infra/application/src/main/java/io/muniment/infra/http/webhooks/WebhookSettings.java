package io.muniment.infra.http.webhooks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.webhooks}.
 *
 * @param sources who may send something, by the last part of the path: {@code /api/webhook/stripe}
 */
@ConfigurationProperties("muniment.webhooks")
record WebhookSettings(@DefaultValue Map<String, Source> sources) {

    /**
     * @param secretFile the secret that the source signs with; while one follows another, one in each line
     * @param header that carries the signature
     * @param tolerance how old a message may be, and how far the clocks may differ
     */
    record Source(
            Path secretFile,
            @DefaultValue("Stripe-Signature") String header,
            @DefaultValue("5m") Duration tolerance) {}
}
