package io.muniment.infra.bench;

import io.muniment.infra.bench.timing.Latencies;
import java.util.Locale;

/** {@code append@32 ratio=1.71 p50_ms=1.5}: a name, then what was measured of it. */
public record Line(String text) {

    public static Line of(String name) {
        return new Line(name);
    }

    public Line with(String key, Object value) {
        return new Line(text + " " + key + "=" + value);
    }

    public Line with(String key, long value) {
        return with(key, Long.toString(value));
    }

    public Line with(String key, double value) {
        return with(key, String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value));
    }

    public Line with(Latencies latencies) {
        return with("p50_ms", latencies.millisAt(0.50)).with("p99_ms", latencies.millisAt(0.99));
    }

    @Override
    public String toString() {
        return text;
    }
}
