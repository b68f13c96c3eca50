package io.muniment.infra.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the system does by itself is in the ledger too: the reading and the check of each document, the reminder that an
 * applicant is sent. Each is there once for what it is about; a reading and a check are never missing when all is
 * quiet.
 */
final class EffectsCheck {

    private static final String ATTACHED = "verification.DocumentAttached";
    private static final Set<String> READ =
            Set.of("verification.DocumentTextExtracted", "verification.DocumentNotRead");
    private static final Set<String> CHECKED = Set.of("verification.DocumentValidated");
    private static final Set<String> REMINDED = Set.of("verification.ApplicantReminded");

    private EffectsCheck() {}

    static List<Finding> of(List<Stored> ledger) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Long> readings = perDocument(ledger, READ);
        Map<String, Long> checks = perDocument(ledger, CHECKED);
        for (Stored event : ledger) {
            if (event.name().equals(ATTACHED)) {
                String document = Objects.requireNonNull(event.about());
                once(document, "read", readings, findings);
                once(document, "checked", checks, findings);
            }
        }
        ledger.stream()
                .filter(event -> REMINDED.contains(event.name()))
                .collect(Collectors.groupingBy(Stored::aggregateId, Collectors.counting()))
                .forEach((request, times) -> {
                    if (times > 1) { // within a run nothing collects documents a second time
                        findings.add(finding(request, "applicant was reminded", times));
                    }
                });
        return findings;
    }

    private static void once(String document, String deed, Map<String, Long> times, List<Finding> findings) {
        long found = times.getOrDefault(document, 0L);
        if (found != 1) {
            findings.add(finding(document, "was " + deed, found));
        }
    }

    private static Finding finding(String subject, String deed, long times) {
        return new Finding(Finding.Kind.EFFECTS, "%s %s %d times".formatted(subject, deed, times));
    }

    private static Map<String, Long> perDocument(List<Stored> ledger, Set<String> names) {
        return ledger.stream()
                .filter(event -> names.contains(event.name()))
                .collect(Collectors.groupingBy(event -> Objects.requireNonNull(event.about()), Collectors.counting()));
    }
}
