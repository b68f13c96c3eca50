package io.muniment.command.verification.validatedocument;

import io.muniment.kernel.verification.DocumentKind;
import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.kernel.verification.VerificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a reviewer would look for first, by type of request: which kinds of document belong to it, which one is enough
 * to begin a review, and what their text should say. Versioned, because a finding is read years later.
 */
public record Checklist(String version, Set<DocumentKind> accepted, List<TextCheck> checks) {

    private static final String KIND_BELONGS = "kind-belongs";

    public Checklist {
        accepted = Set.copyOf(accepted);
        checks = List.copyOf(checks);
    }

    public static Checklist of(VerificationType type) {
        return switch (type) {
            case PROPERTY ->
                new Checklist(
                        "property-2026-11",
                        Set.of(DocumentKind.TITLE_DEED, DocumentKind.FLOOR_PLAN),
                        List.of(TextCheck.LEGIBLE, TextCheck.NAMES_THE_SUBJECT, TextCheck.NAMES_THE_APPLICANT));
            case IDENTITY ->
                new Checklist(
                        "identity-2026-11",
                        Set.of(DocumentKind.PASSPORT, DocumentKind.DRIVING_LICENCE, DocumentKind.PROOF_OF_ADDRESS),
                        List.of(TextCheck.LEGIBLE, TextCheck.NAMES_THE_APPLICANT));
            case COMPLIANCE_DOCUMENT ->
                new Checklist(
                        "compliance-2026-11",
                        Set.of(
                                DocumentKind.GAS_SAFETY_CERTIFICATE,
                                DocumentKind.ELECTRICAL_REPORT,
                                DocumentKind.ENERGY_CERTIFICATE),
                        List.of(TextCheck.LEGIBLE, TextCheck.NAMES_THE_SUBJECT, TextCheck.HAS_A_DATE));
        };
    }

    /** What it looks for, as findings name it. */
    public List<String> looksFor() {
        return Stream.concat(Stream.of(KIND_BELONGS), checks.stream().map(TextCheck::check))
                .toList();
    }

    public List<Finding> check(VerificationRequestState request, VerificationDocument document) {
        Finding kind = accepted.contains(document.kind())
                ? new Finding(KIND_BELONGS, Finding.Outcome.PASSED, document.kind() + " belongs to " + request.type())
                : new Finding(
                        KIND_BELONGS,
                        Finding.Outcome.FAILED,
                        "%s is not one of %s"
                                .formatted(
                                        document.kind(),
                                        accepted.stream().sorted().toList()));
        List<Finding> findings = new ArrayList<>(List.of(kind));
        checks.forEach(check -> findings.add(check.of(request, document)));
        return findings;
    }

    /** Every document is processed, and at least one is of a kind that belongs to the type. */
    public boolean isComplete(VerificationRequestState request) {
        return request.documents().stream().allMatch(VerificationDocument::isProcessed)
                && request.documents().stream().anyMatch(document -> accepted.contains(document.kind()));
    }
}
