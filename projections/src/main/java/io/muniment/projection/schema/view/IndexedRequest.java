package io.muniment.projection.schema.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verification request as the search index keeps it. Instants are ISO-8601 text, whichever JSON library writes them.
 */
public record IndexedRequest(
        String id,
        String tenant,
        String type,
        String status,
        String subject,
        String subjectLabel,
        String applicant,
        String applicantName,
        List<String> kinds,
        @Nullable List<String> text,
        String submittedAt,
        String changedAt,
        String collectUntil,
        @Nullable String reviewDue) {

    public IndexedRequest {
        kinds = List.copyOf(kinds);
        text = text == null ? List.of() : List.copyOf(text);
    }
}
