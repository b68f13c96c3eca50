package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Line;
import io.muniment.infra.bench.Measure;
import io.muniment.infra.bench.Session;
import io.muniment.infra.embedded.ElasticsearchProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Breaks what the application stands on while it works, and holds what is left against what callers were told. */
public final class Faults implements Measure {

    private static final int SEEDS = 1_000_000;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        long firstSeed = session.number("--seed", ThreadLocalRandom.current().nextInt(SEEDS));
        long runs = session.number("--runs", session.either(1, 200));
        Tally tally = new Tally();
        try (SmallDisk disk = SmallDisk.at(session.folder().resolve("disk"));
                KillablePostgres postgres = new KillablePostgres(disk.folder().resolve("postgresql"));
                ElasticsearchProcess elasticsearch =
                        ElasticsearchProcess.start(session.folder().resolve("elasticsearch"), 0, "256m")) {
            Set<Fault> faults = EnumSet.allOf(Fault.class);
            if (!disk.canBeFilled()) {
                faults.remove(Fault.FILL_DISK);
            }
            SearchIndex search = new SearchIndex(elasticsearch.address().toString());
            Run run = new Run(postgres, disk, search, List.copyOf(faults), session);
            for (long seed = firstSeed; seed < firstSeed + runs; seed++) {
                session.report().line(Line.of("run").with("seed", seed));
                run.play(seed, tally);
            }
            session.report()
                    .line(tally.addTo(Line.of("faults").with("runs", runs).with("first_seed", firstSeed))
                            .with("struck", faults.toString().replace(" ", "")));
        }
    }

    private record Run(
            KillablePostgres postgres, SmallDisk disk, SearchIndex search, List<Fault> faults, Session session) {

        void play(long seed, Tally tally) throws IOException, SQLException, InterruptedException {
            String name = "run_" + seed;
            List<Sent> sent;
            List<Finding> findings;
            try (Site site = new Site(postgres, disk, search.address(), name, session)) {
                Episode episode = new Episode(seed, site, session.report());
                episode.play(faults);
                sent = episode.sent();
                findings = new ArrayList<>(LedgerCheck.of(sent, Stored.in(site.database())));
            }
            FreshReplay replay = new FreshReplay(postgres, search, session);
            findings.addAll(replay.compare(name));
            tally.add(sent, findings);
            for (Finding finding : findings) {
                session.report()
                        .finding("seed=%d %s: %s".formatted(seed, finding.kind().key(), finding.what()));
            }
            if (findings.isEmpty()) {
                Files.deleteIfExists(session.log(name));
                Files.deleteIfExists(replay.log(name));
            }
        }
    }
}
