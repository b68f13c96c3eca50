package io.muniment.infra.bench.timing;

import io.muniment.infra.bench.Line;
import io.muniment.infra.bench.Session;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A slice of ours, a slice of the reference, and again: whatever else the machine does meets both. */
public record InTurns(String name, Session session, Reference reference) {

    private static final int REFERENCE_SECONDS = 1;

    public Line measure(int clients, List<? extends ClosedLoop.Step> senders)
            throws IOException, SQLException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Latencies> latencies = new ArrayList<>();
        for (int round = 0; round < session.either(4, 9); round++) {
            ClosedLoop.Slice slice = ClosedLoop.run(senders, Duration.ofMillis(session.either(1000, 1500)));
            double theirRate = reference.perSecond(clients, REFERENCE_SECONDS);
            ours.add(slice.perSecond());
            theirs.add(theirRate);
            ratios.add(slice.perSecond() / theirRate);
            latencies.add(slice.latencies());
            session.report()
                    .raw("%s round %d ours %.0f/s p99 %.2f ms reference %.0f/s"
                            .formatted(
                                    name,
                                    round,
                                    slice.perSecond(),
                                    slice.latencies().millisAt(0.99),
                                    theirRate));
        }
        return Line.of(name)
                .with("ratio", Median.of(ratios))
                .with(Latencies.together(latencies))
                .with("per_s", Median.of(ours))
                .with("reference_per_s", Median.of(theirs))
                .with("rounds", ratios.size())
                .with("reference", reference.name());
    }
}
