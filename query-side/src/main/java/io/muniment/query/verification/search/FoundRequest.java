package io.muniment.query.verification.search;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.VerificationStatus;
import io.muniment.kernel.verification.VerificationType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Highlights by field are HTML: the found words in {@code <em>}, everything else escaped. */
record FoundRequest(
        String id,
        VerificationType type,
        VerificationStatus status,
        String subject,
        String subjectLabel,
        String applicantName,
        List<DocumentKind> kinds,
        Instant submittedAt,
        Map<String, List<String>> highlights) {}
