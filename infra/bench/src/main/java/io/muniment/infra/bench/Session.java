package io.muniment.infra.bench;

import java.nio.file.Path;
import java.util.List;

/** One run: what was asked for, where it works, which goes away with it, and where it tells. */
public record Session(List<String> arguments, Path folder, Report report) {

    private static final String SHORT = "--short";

    public boolean isShort() {
        return arguments.contains(SHORT);
    }

    public <T> T either(T inShort, T inLong) {
        return isShort() ? inShort : inLong;
    }

    /** What follows an option. */
    public long number(String option, long otherwise) {
        int place = arguments.indexOf(option);
        return place < 0 || place + 1 == arguments.size() ? otherwise : Long.parseLong(arguments.get(place + 1));
    }

    /** What is logged here outlives the run. */
    public Path log(String name) {
        return report.folder().resolve(name + ".log");
    }
}
