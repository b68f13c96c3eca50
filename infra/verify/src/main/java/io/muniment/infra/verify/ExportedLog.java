package io.muniment.infra.verify;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events in their order, a line of JSON for each: {@code {"position":0,"leaf":"…","event":{…}}}. An event that is not
 * the reader's to see has no more than its hash; an event without a hash is as good.
 */
public final class ExportedLog {

    private final List<Checkpoint> checkpoints;
    private final Consumer<Entry> told;
    private final GrowingTree tree = new GrowingTree();
    private int reached;
    private long events;
    private long notCovered;

    /**
     * The checkpoints are verified, and in their order.
     *
     * @param told is given each event as it is read; nothing is proven before all are
     */
    public ExportedLog(List<Checkpoint> checkpoints, Consumer<Entry> told) {
        this.checkpoints = List.copyOf(checkpoints);
        this.told = told;
    }

    public void verify(Iterator<String> lines) {
        compare();
        while (reached < checkpoints.size() && lines.hasNext()) {
            String line = lines.next();
            tree.add(leaf(line, !lines.hasNext()));
            compare();
        }
        if (reached < checkpoints.size()) {
            throw new NotProven("position %d is missing: the file ends there, and %d events were signed"
                    .formatted(tree.size(), checkpoints.getLast().size()));
        }
        while (lines.hasNext()) { // nothing proves them, whatever they say
            lines.next();
            notCovered++;
        }
    }

    /** How many lines up to the last checkpoint had an event that could be looked at, not its hash alone. */
    public long events() {
        return events;
    }

    public long notCovered() {
        return notCovered;
    }

    private Hash leaf(String line, boolean isLast) {
        long expected = tree.size();
        try {
            JsonObject read = object(line, isLast).withNothingBut("position", "leaf", "event");
            expect(expected, read.number("position"));
            return read.has("event") ? leafOfEvent(expected, read) : Hash.parse(read.text("leaf"));
        } catch (NotProven malformed) {
            throw malformed.reason().startsWith("position ")
                    ? malformed
                    : new NotProven("position %d is wrong: %s".formatted(expected, malformed.reason()));
        }
    }

    private JsonObject object(String line, boolean isLast) {
        try {
            return JsonReader.object(line);
        } catch (NotProven malformed) {
            throw isLast
                    ? new NotProven("position %d is missing: the file is cut off in line %d"
                            .formatted(tree.size(), tree.size() + 1))
                    : malformed;
        }
    }

    private static void expect(long expected, long position) {
        if (position > expected) {
            throw new NotProven("position %d is missing: the next line has %d".formatted(expected, position));
        }
        if (position < expected) {
            throw new NotProven("position %d is wrong: in its place stands %d again".formatted(expected, position));
        }
    }

    private Hash leafOfEvent(long position, JsonObject read) {
        Entry event = ProofText.entry(read.object("event"));
        if (event.position() != position) {
            throw new NotProven("position %d is wrong: in its place stands the event of position %d"
                    .formatted(position, event.position()));
        }
        if (read.has("leaf") && !event.leaf().equals(Hash.parse(read.text("leaf")))) {
            throw new NotProven("position %d is wrong: the event was changed".formatted(position));
        }
        events++;
        told.accept(event);
        return event.leaf();
    }

    private void compare() {
        while (reached < checkpoints.size() && checkpoints.get(reached).size() == tree.size()) {
            if (!checkpoints.get(reached).root().equals(tree.root())) {
                long since = reached == 0 ? 0 : checkpoints.get(reached - 1).size();
                throw new NotProven(
                        "position %d is the first that may be wrong: one of those up to %d is not what was signed"
                                .formatted(since, tree.size() - 1));
            }
            reached++;
        }
    }
}
