package io.muniment.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** An applicant who brings nothing, with days that last as long as seconds. */
@RunningMuniment
@TestPropertySource(properties = {"muniment.verification.collect-for=3s", "muniment.verification.remind-before=2s"})
class DeadlineStoryTest {

    private static final String REQUESTS = "/api/verification-requests";

    @LocalServerPort
    private int port;

    @Test
    void aRequestWithoutDocumentsIsRemindedOfThenExpiresAndCanBeReopened() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        Person ada = Person.signIn(base, "ada");
        Person rita = Person.signIn(base, "rita");

        Answer submitted = ada.post(REQUESTS, """
                {"type":"PROPERTY","subject":"prop-%s","subjectLabel":"1 Harbour Row","applicantName":"Ada Byron"}""".formatted(UUID.randomUUID()));
        String path = REQUESTS + "/" + submitted.text("/id");
        ada.getUntil(path, "/status", "EXPIRED");
        ada.getUntil(path + "/events", "/items/2/name", "verification.RequestExpired");
        assertThat(names(ada.get(path + "/events")))
                .containsExactly(
                        "verification.RequestSubmitted",
                        "verification.ApplicantReminded",
                        "verification.RequestExpired");

        Answer reopened = rita.post(path + "/reopen", "{\"reason\":\"the deed was in the post\"}");
        assertThat(reopened.status()).isEqualTo(200);
        ada.getUntil(path + "/events", "/items/5/name", "verification.RequestExpired");
        assertThat(names(ada.get(path + "/events")).subList(3, 6))
                .containsExactly(
                        "verification.RequestReopened",
                        "verification.ApplicantReminded",
                        "verification.RequestExpired");
    }

    private static List<String> names(Answer events) {
        return IntStream.range(0, events.body().path("items").size())
                .mapToObj(index -> events.text("/items/%d/name".formatted(index)))
                .toList();
    }
}
