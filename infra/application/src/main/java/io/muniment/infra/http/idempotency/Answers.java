package io.muniment.infra.http.idempotency;

import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Which answers are kept, and what of them. */
final class Answers {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT_HEADERS =
            List.of("Content-Type", "Location", "ETag", "Consistency-Token", "Content-Language");

    private final DataSize largest;

    Answers(DataSize largest) {
        this.largest = largest;
    }

    /**
     * Kept is what was decided. Whoever failed for want of a token, of the right version, of patience or of our health,
     * or was told when to come again, may try again with the same key.
     */
    static boolean isFinal(HttpServletResponse response) {
        int status = response.getStatus();
        return isKnown(status)
                && status != 401
                && status != 412
                && status != 429
                && !response.containsHeader(HttpHeaders.RETRY_AFTER);
    }

    /** After a failure of ours nobody knows what was done. */
    static boolean isKnown(int status) {
        return status < 500;
    }

    Answer of(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new TreeMap<>();
        for (String name : KEPT_HEADERS) {
            @Nullable String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        boolean fits = response.getContentSize() <= largest.toBytes();
        return new Answer(response.getStatus(), headers, fits ? response.getContentAsByteArray() : null);
    }

    void repeat(Answer answer, HttpServletResponse response) throws IOException {
        if (answer.body() == null) {
            throw new Refused(EdgeCode.ANSWER_NOT_KEPT, "It was answered with status " + answer.status() + ".");
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
