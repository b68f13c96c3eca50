package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Line;
import io.muniment.infra.bench.faults.Sent.Outcome.Acknowledged;
import io.muniment.infra.bench.faults.Sent.Outcome.Refused;
import io.muniment.infra.bench.faults.Sent.Outcome.Unknown;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What all runs come to. */
final class Tally {

    private final Map<Finding.Kind, Long> findings = new EnumMap<>(Finding.Kind.class);
    private long acknowledged;
    private long refused;
    private long unknown;

    void add(List<Sent> sent, List<Finding> found) {
        for (Sent command : sent) {
            switch (command.outcome()) {
                case Acknowledged _ -> acknowledged++;
                case Refused _ -> refused++;
                case Unknown _ -> unknown++;
            }
        }
        found.forEach(finding -> findings.merge(finding.kind(), 1L, Long::sum));
    }

    Line addTo(Line line) {
        Line all =
                line.with("acknowledged", acknowledged).with("refused", refused).with("unanswered", unknown);
        for (Finding.Kind kind : Finding.Kind.values()) {
            all = all.with(kind.key(), findings.getOrDefault(kind, 0L));
        }
        return all;
    }
}
