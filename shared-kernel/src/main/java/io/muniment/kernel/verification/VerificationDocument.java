package io.muniment.kernel.verification;

import io.muniment.kernel.event.Erased;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of a request, as far as it has come. */
public record VerificationDocument(
        DocumentId id,
        DocumentKind kind,
        String fileName,
        String mediaType,
        long size,
        String sha256,
        Reading reading,
        @Nullable String text,
        @Nullable String notReadBecause,
        @Nullable String checklistVersion,
        List<Finding> findings) {

    public enum Reading {
        PENDING,
        READ,
        NOT_READ
    }

    public VerificationDocument {
        findings = List.copyOf(findings);
    }

    static VerificationDocument from(VerificationRequestEvent.DocumentAttached event) {
        return new VerificationDocument(
                event.document(),
                event.kind(),
                event.fileName(),
                event.mediaType(),
                event.size(),
                event.sha256(),
                Reading.PENDING,
                null,
                null,
                null,
                List.of());
    }

    VerificationDocument read(String readText) {
        return new VerificationDocument(
                id, kind, fileName, mediaType, size, sha256, Reading.READ, readText, null, checklistVersion, findings);
    }

    VerificationDocument notRead(String reason) {
        return new VerificationDocument(
                id,
                kind,
                fileName,
                mediaType,
                size,
                sha256,
                Reading.NOT_READ,
                null,
                reason,
                checklistVersion,
                findings);
    }

    VerificationDocument validated(String version, List<Finding> found) {
        return new VerificationDocument(
                id, kind, fileName, mediaType, size, sha256, reading, text, notReadBecause, version, found);
    }

    VerificationDocument erased() {
        return new VerificationDocument(
                id,
                kind,
                Erased.TEXT,
                mediaType,
                size,
                sha256,
                reading,
                Erased.text(text),
                notReadBecause,
                checklistVersion,
                findings);
    }

    /** Read or given up on, and checked: nothing more happens to it by itself. */
    public boolean isProcessed() {
        return reading != Reading.PENDING && checklistVersion != null;
    }
}
