package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.faults.Sent.Outcome.Acknowledged;
import io.muniment.infra.bench.faults.Sent.Outcome.Refused;
import io.muniment.infra.bench.faults.Sent.Outcome.Unknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what the senders know against what the ledger says. The ledger is in the order of its positions. */
final class LedgerCheck {

    private final List<Sent> sent;
    private final List<Stored> ledger;
    private final Map<String, List<Stored>> byKey;
    private final List<Finding> findings = new ArrayList<>();

    private LedgerCheck(List<Sent> sent, List<Stored> ledger) {
        this.sent = sent;
        this.ledger = ledger;
        this.byKey = ledger.stream().filter(event -> !event.bySystem()).collect(Collectors.groupingBy(Stored::request));
    }

    static List<Finding> of(List<Sent> sent, List<Stored> ledger) {
        LedgerCheck check = new LedgerCheck(sent, ledger);
        sent.forEach(check::eachCommandAsItWasAnswered);
        check.positionsVersionsAndTimes();
        check.laterCommandsComeLater();
        check.findings.addAll(EffectsCheck.of(ledger));
        return check.findings;
    }

    private void eachCommandAsItWasAnswered(Sent command) {
        List<Stored> events = storedFor(command);
        if (events.size() > 1) {
            found(Finding.Kind.DOUBLED, command, events);
        }
        switch (command.outcome()) {
            case Acknowledged receipt -> {
                if (events.stream().noneMatch(event -> isNamedBy(receipt, event))) {
                    found(Finding.Kind.LOST, command, events);
                }
            }
            case Refused _ -> {
                if (!events.isEmpty()) {
                    found(Finding.Kind.HAUNTING, command, events);
                }
            }
            case Unknown _ -> {
                // there or not, but never twice
            }
        }
    }

    private static boolean isNamedBy(Acknowledged receipt, Stored event) {
        return event.aggregateId().equals(receipt.aggregateId()) && event.version() == receipt.version();
    }

    private void positionsVersionsAndTimes() {
        Map<String, Long> versions = new HashMap<>();
        @Nullable Stored before = null;
        for (Stored event : ledger) {
            long expectedVersion = versions.merge(event.aggregateId(), 1L, Long::sum) - 1;
            long expectedPosition = before == null ? 0 : before.position() + 1;
            boolean backInTime = before != null && event.recordedAt().isBefore(before.recordedAt());
            if (event.version() != expectedVersion || event.position() != expectedPosition || backInTime) {
                findings.add(new Finding(
                        Finding.Kind.DISORDERED,
                        "%s, expected as position %d and version %d after %s"
                                .formatted(event, expectedPosition, expectedVersion, before)));
            }
            before = event;
        }
    }

    /** A command that was sent when another had been acknowledged is stored after it. */
    private void laterCommandsComeLater() {
        PriorityQueue<Sent> acknowledged = new PriorityQueue<>(Comparator.comparingLong(LedgerCheck::acknowledgedAt));
        sent.stream()
                .filter(command -> command.outcome() instanceof Acknowledged)
                .forEach(acknowledged::add);
        List<Sent> inOrderOfSending = sent.stream()
                .sorted(Comparator.comparingLong(Sent::firstSentNanos))
                .toList();
        long highest = -1;
        for (Sent command : inOrderOfSending) {
            for (Sent earlier = acknowledged.peek();
                    earlier != null && acknowledgedAt(earlier) < command.firstSentNanos();
                    earlier = acknowledged.peek()) {
                for (Stored event : storedFor(acknowledged.remove())) {
                    highest = Math.max(highest, event.position());
                }
            }
            for (Stored event : storedFor(command)) {
                if (event.position() < highest) {
                    findings.add(new Finding(
                            Finding.Kind.DISORDERED,
                            "%s is stored before position %d, which was acknowledged when it was sent"
                                    .formatted(event, highest)));
                }
            }
        }
    }

    private List<Stored> storedFor(Sent command) {
        return byKey.getOrDefault(command.key(), List.of());
    }

    private static long acknowledgedAt(Sent command) {
        return command.outcome() instanceof Acknowledged acknowledged ? acknowledged.atNanos() : Long.MAX_VALUE;
    }

    private void found(Finding.Kind kind, Sent command, List<Stored> events) {
        findings.add(new Finding(kind, "%s, stored as %s".formatted(command, events)));
    }
}
