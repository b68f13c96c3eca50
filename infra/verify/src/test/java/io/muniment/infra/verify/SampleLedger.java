package io.muniment.infra.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events out of a seed, with true proofs of them, as the application writes them. */
record SampleLedger(List<Entry> events, SigningKey key) {

    static final String ORIGIN = "muniment.example/ledger";
    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    static SampleLedger of(long seed, int size) {
        Random random = new Random(seed);
        return new SampleLedger(
                IntStream.range(0, size)
                        .mapToObj(position -> event(position, random))
                        .toList(),
                SigningKey.make(ORIGIN));
    }

    private static Entry event(long position, Random random) {
        return new Entry(
                position,
                BEGIN.plusNanos(1000L * position * (1 + random.nextInt(1000))),
                "verification-request",
                "vrq_" + random.nextInt(9),
                random.nextInt(100),
                "verification.ReviewClaimed",
                1 + random.nextInt(2),
                "{\"id\": \"%d\", \"note\": \"na\u00efve \\\"\u2713\\\"\"}".formatted(random.nextLong()),
                "{\"actor\": \"rita\", \"tenant\": \"demo\"}",
                "event-" + random.nextLong());
    }

    Hash hash(Subtree part) {
        List<Hash> leaves = leaves(part.index() << part.level(), (part.index() + 1) << part.level());
        List<Hash> level = new ArrayList<>(leaves);
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>();
            for (int place = 0; place < level.size(); place += 2) {
                above.add(Hash.ofNode(level.get(place), level.get(place + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }

    private List<Hash> leaves(long from, long to) {
        return events.subList((int) from, (int) to).stream().map(Entry::leaf).toList();
    }

    /** By the definition in RFC 9162, section 2.1.1, and not by the code that is tested. */
    Hash root(int size) {
        return root(leaves(0, size));
    }

    static Hash root(List<Hash> leaves) {
        if (leaves.size() < 2) {
            return leaves.isEmpty() ? Hash.OF_NOTHING : leaves.getFirst();
        }
        int split = 1;
        while (2 * split < leaves.size()) {
            split *= 2;
        }
        return Hash.ofNode(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }

    InclusionProof inclusion(int index, int size) {
        return new InclusionProof(index, size, path(index, leaves(0, size)));
    }

    ConsistencyProof consistency(int from, int to) {
        return new ConsistencyProof(from, to, subproof(from, leaves(0, to), true));
    }

    /** By the definition in RFC 9162, section 2.1.3.1. */
    private static List<Hash> path(int index, List<Hash> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        List<Hash> left = leaves.subList(0, split(leaves));
        List<Hash> right = leaves.subList(split(leaves), leaves.size());
        boolean isLeft = index < left.size();
        List<Hash> path = new ArrayList<>(isLeft ? path(index, left) : path(index - left.size(), right));
        path.add(root(isLeft ? right : left));
        return path;
    }

    /** By the definition in RFC 9162, section 2.1.4.1. */
    private static List<Hash> subproof(int from, List<Hash> leaves, boolean isKnown) {
        if (from == leaves.size()) {
            return isKnown ? List.of() : List.of(root(leaves));
        }
        List<Hash> left = leaves.subList(0, split(leaves));
        List<Hash> right = leaves.subList(split(leaves), leaves.size());
        boolean isLeft = from <= left.size();
        List<Hash> proof =
                new ArrayList<>(isLeft ? subproof(from, left, isKnown) : subproof(from - left.size(), right, false));
        proof.add(root(isLeft ? right : left));
        return proof;
    }

    private static int split(List<Hash> leaves) {
        return Integer.highestOneBit(leaves.size() - 1);
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, root(size), BEGIN.plusSeconds(60L * size));
    }

    SignedNote note(int size) {
        return signed(checkpoint(size), key);
    }

    static SignedNote signed(Checkpoint checkpoint, SigningKey... keys) {
        List<SignedNote.Seal> seals = new ArrayList<>();
        for (SigningKey each : keys) {
            seals.add(each.sign(checkpoint.text()));
        }
        return new SignedNote(checkpoint, seals);
    }

    Map<String, Object> inclusionJson(int index, int size) {
        return members(
                "event", json(events.get(index)),
                "leaf", events.get(index).leaf().toString(),
                "index", index,
                "size", size,
                "hashes", texts(inclusion(index, size).path()),
                "checkpoint", json(note(size)));
    }

    Map<String, Object> consistencyJson(int from, int to) {
        return members(
                "from", from, "to", to, "hashes", texts(consistency(from, to).path()), "checkpoint", json(note(to)));
    }

    List<Map<String, Object>> log() {
        List<Map<String, Object>> lines = new ArrayList<>();
        events.forEach(event -> lines.add(
                members("position", event.position(), "leaf", event.leaf().toString(), "event", json(event))));
        return lines;
    }

    static Map<String, Object> json(SignedNote note) {
        return members(
                "size", note.checkpoint().size(),
                "root", note.checkpoint().root().toString(),
                "at", note.checkpoint().time().toString(),
                "note", note.text());
    }

    static Map<String, Object> json(Entry event) {
        return members(
                "position", event.position(),
                "recordedAt", event.recordedAt().toString(),
                "aggregateType", event.aggregateType(),
                "aggregateId", event.aggregateId(),
                "version", event.version(),
                "name", event.name(),
                "revision", event.revision(),
                "payload", event.payload(),
                "metadata", event.metadata(),
                "eventId", event.eventId());
    }

    private static List<Object> texts(List<Hash> hashes) {
        return new ArrayList<>(hashes.stream().map(Hash::toString).toList());
    }

    private static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            members.put((String) namesAndValues[place], namesAndValues[place + 1]);
        }
        return members;
    }

    private static String escaped(String text) {
        return Pattern.compile("[\\\\\"\\p{Cntrl}]")
                .matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    static String written(Object value) {
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(each -> written(String.valueOf(each.getKey())) + ":" + written(each.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> elements ->
                elements.stream().map(SampleLedger::written).collect(Collectors.joining(",", "[", "]"));
            case String text -> '"' + escaped(text) + '"';
            default -> value.toString();
        };
    }
}
