package io.muniment.infra.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.edge.Caller.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A source signs as Stripe does; whoever else comes is nobody. */
@EdgeTest
class WebhookTest {

    private static final String PATH = "/api/webhook/test";

    @LocalServerPort
    private int port;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TestWebhook endpoint;

    private final String message = "{\"id\":\"evt_%s\",\"what\":\"pa\u00ef\u00e9\"}".formatted(UUID.randomUUID());

    private String now(Duration later) {
        return String.valueOf(clock.instant().plus(later).getEpochSecond());
    }

    private static String hash(String time, String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((time + "." + body).getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String signed(String time) {
        return "t=%s,v1=%s".formatted(time, hash(time, message, TestWebhook.SECRETS.getFirst()));
    }

    private Answer send(String signature) {
        return send(PATH, message, signature);
    }

    private Answer send(String path, String body, String signature) {
        return Caller.nobody(port).post(path, body, "Stripe-Signature", signature);
    }

    @Test
    void whatIsSignedComesThroughAsItWasSent() {
        assertThat(send(signed(now(Duration.ZERO))).status()).isEqualTo(204);
        assertThat(endpoint.taken).contains(message);
    }

    @Test
    void whileOneSecretFollowsAnotherBothCountAndUnknownKindsAreSkipped() {
        String time = now(Duration.ZERO);
        String other = hash(time, message, TestWebhook.SECRETS.getLast());
        assertThat(send("t=%s,v0=abc,v1=%s,v1=%s".formatted(time, "00".repeat(32), other))
                        .status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "t=1",
                "v1=00",
                "t=now,v1=00",
                "t=99999999999999999999,v1=00",
                "t=1,t=2,v1=00",
                "t=1,v1=xyz",
                "t=1,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00,v1=00"
            })
    void whatIsNoSignatureIsRefused(String signature) {
        refused(send(signature));
    }

    @Test
    void whoeverIsNotTheSourceIsRefused() {
        String time = now(Duration.ZERO);
        refused(Caller.nobody(port).post(PATH, message));
        refused(send("t=%s,v1=%s".formatted(time, hash(time, message, "some other secret"))));
        refused(send(PATH, message.replace("what", "That"), signed(time)));
        refused(send(signed(time).replace("t=" + time, "t=" + now(Duration.ofSeconds(1)))));
        assertThat(endpoint.taken).noneMatch(taken -> taken.contains("That"));
    }

    @ParameterizedTest
    @CsvSource({"-PT4M50S, 204", "-PT5M10S, 400", "PT4M50S, 204", "PT5M10S, 400"})
    void whatWasOverheardCannotBeSentLater(Duration later, int expected) {
        assertThat(send(signed(now(later))).status()).isEqualTo(expected);
    }

    @Test
    void aSourceThatNobodyKnowsIsNowhere() {
        assertThat(send("/api/webhook/nobody", message, signed(now(Duration.ZERO)))
                        .code())
                .isEqualTo("resource.not-found");
    }

    @Test
    void noBodyIsReadWithoutEnd() {
        assertThat(send(PATH, "x".repeat(2 * 1024 * 1024), signed(now(Duration.ZERO)))
                        .status())
                .isEqualTo(413);
        Answer inParts = Caller.nobody(port)
                .send(Caller.nobody(port)
                        .request(PATH, "Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x--")));
        assertThat(inParts.status()).isEqualTo(415);
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("webhook.signature-refused");
    }
}
