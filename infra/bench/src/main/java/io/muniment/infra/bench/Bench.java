package io.muniment.infra.bench;

import io.muniment.infra.bench.faults.Faults;
import io.muniment.infra.bench.lag.Lag;
import io.muniment.infra.bench.running.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.logging.LoggingSystem;

/** {@code infra/bench/run NAME [--short]}. */
final class Bench {

    private static final Map<String, Measure> MEASURES = new TreeMap<>(Map.ofEntries(
            Map.entry("proofs", new Proofs()),
            Map.entry("append", new Append()),
            Map.entry("asof", new AsOf()),
            Map.entry("http", new Http()),
            Map.entry("lag", new Lag()),
            Map.entry("rebuild", new Rebuild()),
            Map.entry("load", new Load()),
            Map.entry("get", new Get()),
            Map.entry("start", new Start()),
            Map.entry("consistency", new Consistency()),
            Map.entry("faults", new Faults())));

    private Bench() {}

    static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        String name = arguments.length == 0 ? "" : arguments[0];
        Measure measure = MEASURES.get(name);
        if (measure == null) {
            throw new IllegalArgumentException("infra/bench/run NAME [--short] with one of " + MEASURES.keySet());
        }
        // whoever runs it sees the lines of the report, not what servers say about their starts
        LoggingSystem.get(Bench.class.getClassLoader()).beforeInitialize();
        // whatever pool is still idle must not hold the process
        System.exit(isGood(name, measure, Arrays.asList(arguments)) ? 0 : 1);
    }

    private static boolean isGood(String name, Measure measure, List<String> arguments)
            throws IOException, SQLException, InterruptedException {
        Path results = Path.of(System.getProperty("muniment.root"), "infra", "bench", "results", name);
        Path folder = results.resolve("work");
        Trees.delete(results);
        Files.createDirectories(folder);
        try (Report report = new Report(results)) {
            measure.take(new Session(arguments, folder, report));
            return !report.hasFindings();
        } finally {
            Trees.delete(folder);
        }
    }
}
