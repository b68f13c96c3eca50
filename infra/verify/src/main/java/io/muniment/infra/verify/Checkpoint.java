package io.muniment.infra.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What is signed: how many events there were and what they hash to, in the form of C2SP's tlog-checkpoint. The last
 * line is an extension of ours: when.
 */
public record Checkpoint(String origin, long size, Hash root, Instant time) {

    private static final String TIME = "time ";
    private static final int LINES = 4;

    public String text() {
        return "%s\n%d\n%s\n%s%s\n".formatted(origin, size, root, TIME, time);
    }

    static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        if (lines.size() != LINES + 1 || !lines.getLast().isEmpty()) {
            throw new NotProven("a checkpoint has the lines origin, size, root and time");
        }
        var checkpoint =
                new Checkpoint(lines.get(0), Bytes.whole(lines.get(1)), Hash.parse(lines.get(2)), time(lines.get(3)));
        if (checkpoint.size < 0 || !checkpoint.text().equals(text)) {
            throw new NotProven("the checkpoint is not in the usual spelling");
        }
        return checkpoint;
    }

    private static Instant time(String line) {
        try {
            if (line.startsWith(TIME)) {
                return Instant.parse(line.substring(TIME.length()));
            }
        } catch (DateTimeException malformed) {
            throw new NotProven("'%s' is no time".formatted(line));
        }
        throw new NotProven("the checkpoint says '%s' where its time should be".formatted(line));
    }
}
