package io.muniment.query.verification.requestdetails;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Extracted text is there for reviewers only: it may hold more than others should know. */
record DocumentDetails(
        String id,
        DocumentKind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Reading reading,
        @Nullable String extractedText,
        @Nullable Integer confidencePercent,
        @Nullable String notReadBecause,
        @Nullable String checklistVersion,
        Instant attachedAt,
        List<Finding> findings) {}
