package io.muniment.infra.story;

import static io.muniment.projection.schema.Tables.DEAD_LETTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.infra.RunningMuniment;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a compliance officer is told of a day that is over. */
@RunningMuniment
class PastStoryTest {

    private static final String REQUESTS = "/api/verification-requests";

    @LocalServerPort
    private int port;

    @Autowired
    private DSLContext db;

    private Person ada;
    private Person axel;
    private Person eve;
    private Answer submitted;
    private Answer withdrawn;
    private String id;
    private Instant begun;

    @BeforeEach
    void aRequestComesAndGoes() throws IOException, InterruptedException {
        String base = "http://localhost:" + port;
        ada = Person.signIn(base, "ada");
        axel = Person.signIn(base, "axel");
        eve = Person.signIn(base, "eve");
        submitted = ada.submitProperty();
        id = submitted.text("/id");
        begun = now();
        withdrawn = ada.post(REQUESTS + "/" + id + "/withdraw");
        assertThat(withdrawn.status()).isEqualTo(200);
    }

    /** Between two events there is at least a millisecond. */
    private static Instant now() throws InterruptedException {
        Thread.sleep(2);
        Instant now = Instant.now();
        Thread.sleep(2);
        return now;
    }

    @Test
    void aListAndItsDetailsAreToldAsOfATime() throws IOException, InterruptedException {
        String then = REQUESTS + "/" + id + "?at=" + begun;
        assertThat(axel.getAfter(withdrawn, then).text("/status")).isEqualTo("COLLECTING");
        assertThat(axel.get(REQUESTS + "/" + id).text("/status")).isEqualTo("WITHDRAWN");
        assertThat(axel.get(then).body().path("allowedActions").size()).isZero();
        assertThat(ada.get(then).text("/status")).isEqualTo("COLLECTING");
        assertThat(eve.get(then).code()).isEqualTo("resource.not-found");

        assertThat(axel.get(REQUESTS + "?status=COLLECTING&size=500&at=" + begun)
                        .body()
                        .toString())
                .contains(id);
        assertThat(axel.get(REQUESTS + "?status=COLLECTING&size=500&at=" + Instant.now())
                        .body()
                        .toString())
                .doesNotContain(id);
        assertThat(eve.get(REQUESTS + "?size=500&at=" + begun).body().toString())
                .doesNotContain(id);
        assertThat(axel.get(REQUESTS + "/" + id + "/documents?at=" + begun)
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    void whatWasKnownAtATimeIsToldInTheSameBytesForEver() throws IOException, InterruptedException {
        Instant known = Instant.now();
        String list = REQUESTS + "?size=500&sort=changedAt,desc&knownAt=" + known;
        String details = REQUESTS + "/" + id + "?knownAt=" + known;
        Answer first = axel.get(list); // without a token: it waits by itself
        assertThat(first.body().toString()).contains(id);
        String firstDetails = axel.get(details).body().toString();

        Answer another = ada.submitProperty();
        axel.getAfter(another, REQUESTS + "/" + another.text("/id"));

        assertThat(axel.getAfter(another, list).body().toString())
                .isEqualTo(first.body().toString());
        assertThat(axel.get(details).body().toString()).isEqualTo(firstDetails);
    }

    @Test
    void whatCameOnPaperWasTrueBeforeItWasKnown() throws IOException, InterruptedException {
        Instant before = now();
        Instant onPaper = before.minus(Duration.ofDays(3));
        Answer late = ada.submitProperty(onPaper);
        Instant after = now();
        String then = REQUESTS + "/" + late.text("/id") + "?at=" + onPaper.plus(Duration.ofDays(1));

        assertThat(axel.getAfter(late, then + "&knownAt=" + after).status()).isEqualTo(200);
        assertThat(axel.get(then + "&knownAt=" + before).code()).isEqualTo("history.before-the-first-event");
        assertThat(axel.get(REQUESTS + "?size=500&at=" + onPaper + "&knownAt=" + before)
                        .body()
                        .toString())
                .doesNotContain(late.text("/id"));
        assertThat(axel.get(REQUESTS + "?size=500&at=" + onPaper + "&knownAt=" + after)
                        .body()
                        .toString())
                .contains(late.text("/id"));
    }

    @Test
    void theDifferenceOfAPortfolioNamesWhatChangedAndHow() throws IOException, InterruptedException {
        String differences = "/api/history/diff?type=verification-request&size=500";
        Answer answer = axel.getAfter(withdrawn, differences + "&from=" + begun + "&to=" + Instant.now());
        assertThat(answer.body().path("items").valueStream())
                .filteredOn(item -> item.path("id").asString().equals(id))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("before").asLong()).isZero();
                    assertThat(item.path("after").asLong()).isEqualTo(1);
                    assertThat(item.path("change").toString())
                            .contains("{\"op\":\"replace\",\"path\":\"/standing/is\",\"value\":\"Withdrawn\"}");
                });
        assertThat(eve.get(differences + "&from=" + begun + "&to=" + Instant.now())
                        .body()
                        .toString())
                .doesNotContain(id);
        assertThat(axel.get(differences + "&from=" + begun + "&to=" + begun.minusSeconds(1))
                        .code())
                .isEqualTo("history.period-reversed");
        // also where nobody knew yet of either
        assertThat(axel.get(differences
                                + "&from=%s&to=%s&knownAt=%s"
                                        .formatted(begun, begun.minusSeconds(1), begun.minusSeconds(2)))
                        .code())
                .isEqualTo("history.period-reversed");
        assertThat(axel.get(differences + "&from=" + begun).status()).isEqualTo(400);
        assertThat(axel.get(differences + "&from=soon&to=later").code()).isEqualTo("history.instant-malformed");
    }

    @Test
    void theQueueIsToldAsOfATime() throws IOException, InterruptedException {
        Person rita = Person.signIn("http://localhost:" + port, "rita");
        Answer queue = rita.get(REQUESTS + "/queue?knownAt=" + Instant.now());
        assertThat(queue.status()).isEqualTo(200);
        assertThat(queue.body().path("items").isArray()).isTrue();
    }

    @Test
    void badTimesAreRefusedByName() throws IOException, InterruptedException {
        assertThat(axel.get(REQUESTS + "?at=soon").code()).isEqualTo("history.instant-malformed");
        assertThat(axel.get(REQUESTS + "?at=3").code()).isEqualTo("history.instant-malformed");
        assertThat(axel.get(REQUESTS + "/" + id + "?knownAt=2999-01-01T00:00:00Z")
                        .code())
                .isEqualTo("history.in-the-future");
        assertThat(axel.getAfter(withdrawn, REQUESTS + "/" + id + "?at=2001-01-01T00:00:00Z")
                        .code())
                .isEqualTo("history.before-the-first-event");
        assertThat(axel.get(REQUESTS + "/unheard-of?at=2001-01-01T00:00:00Z").code())
                .isEqualTo("resource.not-found");
        assertThat(axel.get(REQUESTS + "?at=2001-01-01T00:00:00Z")
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
    }

    /** An answer that would be another one when an operator has been there is none. */
    @Test
    void whileSomethingOfThatTimeIsParkedNothingIsSaidForEver() throws IOException, InterruptedException {
        var letter = db.newRecord(DEAD_LETTER);
        letter.setDeadLetterIdentifier(UUID.randomUUID().toString());
        letter.setProcessingGroup("verification-request-details-past");
        letter.setSequenceIdentifier("nobody");
        letter.setSequenceIndex(0L);
        letter.setMessageType("event");
        letter.setEventIdentifier("nothing");
        letter.setEventTimestamp(begun.toString());
        letter.setPayloadType("nothing");
        letter.setPayload(new byte[0]);
        letter.setEnqueuedAt(begun.toString());
        letter.insert();
        try {
            Answer refused = axel.get(REQUESTS + "?knownAt=" + begun.plusMillis(1));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("history.known-in-part");
            assertThat(axel.get(REQUESTS + "?knownAt=" + begun.minusMillis(1)).status())
                    .isEqualTo(200);
        } finally {
            letter.delete();
        }
    }
}
