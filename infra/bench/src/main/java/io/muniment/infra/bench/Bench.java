package io.muniment.infra.bench;

import io.muniment.infra.bench.faults.Faults;
import io.muniment.infra.bench.lag.Lag;
import io.muniment.infra.bench.running.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code infra/bench/run NAME [--short]}. */
final class Bench {

    private static final Map<String, Measure> MEASURES = new TreeMap<>(Map.of(
            "append", new Append(),
            "http", new Http(),
            "lag", new Lag(),
            "rebuild", new Rebuild(),
            "load", new Load(),
            "get", new Get(),
            "start", new Start(),
            "faults", new Faults()));

    private Bench() {}

    static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        String name = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .findFirst()
                .orElse("");
        Measure measure = MEASURES.get(name);
        if (measure == null) {
            throw new IllegalArgumentException("infra/bench/run NAME [--short] with one of " + MEASURES.keySet());
        }
        Path results = Path.of(System.getProperty("muniment.root"), "infra", "bench", "results");
        Path folder = Files.createDirectories(results.resolve(name + "-work"));
        try (Report report = new Report(results.resolve(name + ".txt"))) {
            Trees.delete(folder);
            measure.take(new Session(Arrays.asList(arguments).contains("--short"), folder, report));
            Trees.delete(folder);
        }
        // whatever pool is still idle must not hold the process
        System.exit(0);
    }
}
