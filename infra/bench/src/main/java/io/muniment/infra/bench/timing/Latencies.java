package io.muniment.infra.bench.timing;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** How long things took, in order. */
public final class Latencies {

    private static final double NANOS_IN_A_MILLI = 1e6;

    private final long[] sortedNanos;

    private Latencies(long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    public static Latencies of(LongStream nanos) {
        return new Latencies(nanos.sorted().toArray());
    }

    public static Latencies together(Collection<Latencies> parts) {
        return of(parts.stream().flatMapToLong(part -> Arrays.stream(part.sortedNanos)));
    }

    public int count() {
        return sortedNanos.length;
    }

    public double millisAt(double part) {
        return sortedNanos.length == 0
                ? Double.NaN
                : sortedNanos[(int) Math.min(sortedNanos.length - 1, part * sortedNanos.length)] / NANOS_IN_A_MILLI;
    }
}
