package io.muniment.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.muniment.kernel.event.ErasesPerson;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.verification.Life;
import io.muniment.projection.verification.VerificationLives;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is said as known at a time is said for ever; what is said as of now is what is said of the present. */
class PinnedAnswersTest {

    private static final long SEED = 20261122;
    private static final int CASES = 10_000;
    private static final int PORTION = 10;
    private static final String QUEUE = "/api/verification-requests/queue";

    private final Random random = new Random(SEED);
    private final VerificationLives log = VerificationLives.of(SEED, 40, 220);
    private final RunningEndpoints endpoints =
            new RunningEndpoints(log, VerificationLives.EPOCH.plus(Duration.ofDays(100)));

    private int queued;

    @Test
    void whateverIsWrittenLaterChangesNothing() throws Exception {
        List<LedgerEntry> entries = log.entries().stream()
                .filter(entry ->
                        !(entry.event() instanceof ErasesPerson)) // the one thing that may change what was said
                .toList();
        Map<String, String> answers = new LinkedHashMap<>();
        for (int from = 0; from < entries.size(); from += PORTION) {
            List<LedgerEntry> portion = entries.subList(from, Math.min(entries.size(), from + PORTION));
            endpoints.projections().feed(portion);
            Instant now = portion.getLast().recorded().recordedAt();
            thePresentIsThePastAsOfNow(now);
            long until = (long) CASES * (from + portion.size()) / entries.size();
            while (answers.size() < until) {
                String question = question(now);
                answers.put(question, answer(question));
            }
        }
        assertThat(answers).hasSize(CASES);
        assertThat(answers.values())
                .filteredOn(answer -> answer.contains("vrq_"))
                .hasSizeGreaterThan(CASES / 2);
        assertThat(queued).isPositive();
        areStillGiven(answers, 1);

        endpoints.projections().replay(entries);
        areStillGiven(answers, 4);
    }

    private void areStillGiven(Map<String, String> answers, int every) throws Exception {
        int place = 0;
        for (Map.Entry<String, String> one : answers.entrySet()) {
            if (place++ % every != 0) {
                continue;
            }
            assertThat(answer(one.getKey()))
                    .as("seed %d, %s", SEED, one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    private void thePresentIsThePastAsOfNow(Instant now) throws Exception {
        for (String question : List.of(
                "/api/verification-requests?size=500&",
                "/api/verification-requests?size=7&page=1&sort=changedAt,desc&status=COLLECTING&",
                "/api/verification-requests/" + firstId() + "/documents?")) {
            assertThat(answer(question + "at=" + now + "&knownAt=" + now))
                    .as("seed %d, %s", SEED, question)
                    .isEqualTo(answer(question));
        }
        String queue = withoutSeconds(answer(QUEUE));
        assertThat(withoutSeconds(answer(QUEUE + "?knownAt=" + now))).isEqualTo(queue);
        queued += queue.split("vrq_", -1).length - 1;
    }

    /** They count up to the time that is asked for. */
    private static String withoutSeconds(String queue) {
        return queue.replaceAll("\"slaSecondsLeft\":-?\\d+", "");
    }

    private String question(Instant now) {
        Instant known = before(now);
        String pinned = "knownAt=" + known + (random.nextBoolean() ? "&at=" + before(known) : "");
        return switch (random.nextInt(6)) {
            case 0 ->
                "/api/verification-requests?size=%d&page=%d&%s"
                        .formatted(1 + random.nextInt(20), random.nextInt(3), pinned);
            case 1 ->
                "/api/verification-requests?status=%s&sort=%s&%s"
                        .formatted(oneOf("COLLECTING", "QUEUED", "APPROVED"), oneOf("changedAt", "type,desc"), pinned);
            case 2 -> "/api/verification-requests/queue?" + pinned;
            case 3 -> "/api/verification-requests/" + anyId() + "?" + pinned;
            case 4 -> "/api/history/verification-request/" + anyId() + "/state?" + pinned;
            default ->
                "/api/history/diff?type=verification-request&from=%s&to=%s&knownAt=%s"
                        .formatted(before(known), known, known);
        };
    }

    /** Often the time of an event to the second, which is where mistakes are. */
    private Instant before(Instant time) {
        long minutes = Duration.between(VerificationLives.EPOCH, time).toMinutes();
        Instant some = VerificationLives.EPOCH
                .plusSeconds(60 * random.nextLong(Math.max(1, minutes + 1)))
                .plusSeconds(random.nextInt(3));
        return some.isAfter(time) ? time : some;
    }

    private String firstId() {
        return log.lives().stream()
                .filter(life -> life.tenant().equals(VerificationLives.ACME))
                .map(life -> life.state().id().value())
                .findFirst()
                .orElseThrow();
    }

    private String anyId() {
        List<Life> lives = List.copyOf(log.lives());
        return lives.get(random.nextInt(lives.size())).state().id().value();
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private String answer(String question) throws Exception {
        try {
            return endpoints
                    .http()
                    .perform(get(question))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        } catch (ServletException refused) {
            assertThat(refused).hasCauseInstanceOf(QueryRefused.class);
            return String.valueOf(refused.getCause());
        }
    }
}
