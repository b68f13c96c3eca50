package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody could hand over instead of a proof. The program refuses each of them, and says why. */
class ForgeryTest {

    private static final int INDEX = 11;
    private static final int EARLIER = 13;
    private static final int SIZE = 22;

    private static final long SEED = ThreadLocalRandom.current().nextLong();
    private static final SampleLedger LEDGER = SampleLedger.of(SEED, SIZE);
    private static final SampleLedger OTHER = SampleLedger.of(SEED + 1, SIZE);
    private static final SigningKey STRANGER = SigningKey.make(SampleLedger.ORIGIN);

    @TempDir
    private Path folder;

    /** A file that is handed over beside a checkpoint that the auditor has kept, or that is forged too. */
    record Forgery(String name, String command, String file, String kept) {

        @Override
        public String toString() {
            return command + ": " + name;
        }
    }

    private static String keptEarlier() {
        return LEDGER.note(EARLIER).text();
    }

    private static String keptLater() {
        return LEDGER.note(SIZE).text();
    }

    private static Forgery inclusion(String name, Consumer<Map<String, Object>> forge) {
        Map<String, Object> proof = LEDGER.inclusionJson(INDEX, SIZE);
        forge.accept(proof);
        return new Forgery(name, "inclusion", SampleLedger.written(proof), keptLater());
    }

    private static Forgery consistency(String name, Consumer<Map<String, Object>> forge) {
        Map<String, Object> proof = LEDGER.consistencyJson(EARLIER, SIZE);
        forge.accept(proof);
        return new Forgery(name, "consistency", SampleLedger.written(proof), keptEarlier());
    }

    private static Forgery written(String name, UnaryOperator<String> forge) {
        String proof = SampleLedger.written(LEDGER.inclusionJson(INDEX, SIZE));
        String forged = forge.apply(proof);
        assertThat(forged).as(name).isNotEqualTo(proof);
        return new Forgery(name, "inclusion", forged, keptLater());
    }

    private static Forgery checkpoint(String name, UnaryOperator<String> forge) {
        String forged = forge.apply(keptLater());
        assertThat(forged).as(name).isNotEqualTo(keptLater());
        return new Forgery(name, "checkpoint", forged, "");
    }

    private static Forgery log(String name, Consumer<List<Map<String, Object>>> forge) {
        List<Map<String, Object>> lines = LEDGER.log();
        forge.accept(lines);
        return new Forgery(name, "log", lines(lines), keptLater());
    }

    private static String lines(List<Map<String, Object>> lines) {
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(SampleLedger.written(line)).append('\n'));
        return file.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> in(Map<String, Object> members, String name) {
        return (Map<String, Object>) at(members, name);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> hashes(Map<String, Object> proof) {
        return (List<Object>) at(proof, "hashes");
    }

    private static Object at(Map<String, Object> members, String name) {
        Object member = members.get(name);
        assertThat(member).as(name).isNotNull();
        return member == null ? "" : member;
    }

    private static Object flipped(Object hash) {
        byte[] bytes = Hash.parse(hash.toString()).bytes();
        bytes[17] ^= 4;
        return Hash.at(bytes, 0).toString();
    }

    private static Map<String, Object> changed(
            Map<String, Object> event, String column, Function<Object, Object> change) {
        Map<String, Object> forged = new LinkedHashMap<>(event);
        forged.put(column, change.apply(at(event, column)));
        return forged;
    }

    /** With the hash that then belongs to it: only the root tells. */
    private static void replaceEvent(Map<String, Object> proof, Map<String, Object> event) {
        proof.put("event", event);
        proof.put(
                "leaf",
                ProofText.entry(JsonReader.object(SampleLedger.written(event)))
                        .leaf()
                        .toString());
    }

    static Stream<Forgery> forgeries() {
        return Stream.of(events(), inclusions(), consistencies(), checkpoints(), texts(), logs())
                .flatMap(Function.identity());
    }

    private static Stream<Forgery> events() {
        Map<String, Function<Object, Object>> changes = new LinkedHashMap<>();
        changes.put("position", value -> (Long) value + 1);
        changes.put("recordedAt", _ -> "2026-03-01T11:00:00Z");
        changes.put("aggregateType", value -> value + "s");
        changes.put("aggregateId", value -> value + "0");
        changes.put("version", value -> (Long) value + 1);
        changes.put("name", _ -> "verification.ReviewReleased");
        changes.put("revision", value -> (Integer) value + 1);
        changes.put("payload", value -> value.toString().replace("note", "n0te"));
        changes.put("metadata", value -> value.toString().replace("rita", "axel"));
        changes.put("eventId", value -> value + " ");
        return changes.entrySet().stream()
                .flatMap(change -> Stream.of(
                        inclusion(
                                "another " + change.getKey(),
                                proof -> proof.put(
                                        "event", changed(in(proof, "event"), change.getKey(), change.getValue()))),
                        inclusion(
                                "another " + change.getKey() + ", with its hash",
                                proof -> replaceEvent(
                                        proof, changed(in(proof, "event"), change.getKey(), change.getValue())))));
    }

    private static Stream<Forgery> inclusions() {
        return Stream.of(
                inclusion(
                        "an event of its neighbour",
                        proof -> replaceEvent(
                                proof, SampleLedger.json(LEDGER.events().get(INDEX + 1)))),
                inclusion(
                        "an event of another ledger",
                        proof -> replaceEvent(
                                proof, SampleLedger.json(OTHER.events().get(INDEX)))),
                inclusion(
                        "a whole proof of another ledger, signed by nobody who is trusted",
                        proof -> proof.putAll(OTHER.inclusionJson(INDEX, SIZE))),
                inclusion(
                        "a checkpoint of another ledger, signed by its key",
                        proof -> proof.put("checkpoint", SampleLedger.json(OTHER.note(SIZE)))),
                inclusion(
                        "a checkpoint that is signed, and older",
                        proof -> proof.put("checkpoint", SampleLedger.json(LEDGER.note(EARLIER)))),
                inclusion("another size", proof -> proof.put("size", SIZE - 1)),
                inclusion("another index", proof -> proof.put("index", INDEX - 1)),
                inclusion("an index beyond the end", proof -> proof.put("index", SIZE)),
                inclusion("a negative index", proof -> proof.put("index", -1)),
                inclusion(
                        "a hash with one bit flipped",
                        proof -> hashes(proof).set(1, flipped(hashes(proof).get(1)))),
                inclusion("a leaf with one bit flipped", proof -> proof.put("leaf", flipped(at(proof, "leaf")))),
                inclusion("two hashes swapped", proof -> Collections.swap(hashes(proof), 0, 2)),
                inclusion("the hashes from the root downwards", proof -> Collections.reverse(hashes(proof))),
                inclusion("the first hash left out", proof -> hashes(proof).removeFirst()),
                inclusion("the last hash left out", proof -> hashes(proof).removeLast()),
                inclusion(
                        "a hash more", proof -> hashes(proof).add(hashes(proof).getFirst())),
                inclusion(
                        "a hash twice",
                        proof -> hashes(proof).addFirst(hashes(proof).getFirst())),
                inclusion("no hashes", proof -> hashes(proof).clear()),
                inclusion(
                        "an inner node for a leaf",
                        proof -> proof.put(
                                "leaf", LEDGER.hash(new Subtree(1, INDEX >> 1)).toString())),
                inclusion("a proof of what was appended by somebody else", proof -> {
                    SampleLedger longer = grown();
                    proof.putAll(longer.inclusionJson(SIZE, SIZE + 1));
                    proof.put(
                            "checkpoint",
                            SampleLedger.json(SampleLedger.signed(longer.checkpoint(SIZE + 1), STRANGER)));
                }));
    }

    private static SampleLedger grown() {
        List<Entry> events = new ArrayList<>(LEDGER.events());
        events.add(OTHER.events().getFirst().movedTo(SIZE));
        return new SampleLedger(events, LEDGER.key());
    }

    private static Stream<Forgery> consistencies() {
        return Stream.of(
                consistency("another beginning", proof -> proof.put("from", EARLIER - 1)),
                consistency("a beginning at nothing", proof -> proof.put("from", 0)),
                consistency("another end", proof -> proof.put("to", SIZE - 1)),
                consistency("backwards", proof -> {
                    proof.put("from", SIZE);
                    proof.put("to", EARLIER);
                }),
                consistency(
                        "a hash with one bit flipped",
                        proof -> hashes(proof).set(0, flipped(hashes(proof).getFirst()))),
                consistency("two hashes swapped", proof -> Collections.swap(hashes(proof), 0, 1)),
                consistency("the first hash left out", proof -> hashes(proof).removeFirst()),
                consistency("the last hash left out", proof -> hashes(proof).removeLast()),
                consistency(
                        "a hash more", proof -> hashes(proof).add(hashes(proof).getFirst())),
                consistency("no hashes", proof -> hashes(proof).clear()),
                consistency(
                        "the hashes of an inclusion",
                        proof -> proof.put("hashes", at(LEDGER.inclusionJson(INDEX, SIZE), "hashes"))),
                consistency(
                        "the growth of another ledger", proof -> proof.putAll(OTHER.consistencyJson(EARLIER, SIZE))),
                consistency("the growth of another ledger, signed by the key that is trusted", proof -> {
                    proof.putAll(OTHER.consistencyJson(EARLIER, SIZE));
                    proof.put(
                            "checkpoint", SampleLedger.json(SampleLedger.signed(OTHER.checkpoint(SIZE), LEDGER.key())));
                }),
                consistency("history written anew, and signed by the key that is trusted", proof -> {
                    List<Entry> events = new ArrayList<>(LEDGER.events());
                    events.set(3, OTHER.events().get(3));
                    SampleLedger rewritten = new SampleLedger(events, LEDGER.key());
                    proof.putAll(rewritten.consistencyJson(EARLIER, SIZE));
                }),
                consistency("a later checkpoint that was signed earlier", proof -> {
                    Checkpoint late = LEDGER.checkpoint(SIZE);
                    proof.put(
                            "checkpoint",
                            SampleLedger.json(SampleLedger.signed(
                                    new Checkpoint(late.origin(), SIZE, late.root(), SampleLedger.BEGIN),
                                    LEDGER.key())));
                }),
                new Forgery(
                        "two ledgers of one size, both signed",
                        "consistency",
                        SampleLedger.written(LEDGER.consistencyJson(SIZE, SIZE)),
                        SampleLedger.signed(OTHER.checkpoint(SIZE), LEDGER.key())
                                .text()));
    }

    private static Stream<Forgery> checkpoints() {
        Checkpoint truth = LEDGER.checkpoint(SIZE);
        return Stream.of(
                checkpoint("another size", note -> note.replace("\n" + SIZE + "\n", "\n" + (SIZE + 1) + "\n")),
                checkpoint(
                        "another root",
                        note -> note.replace(
                                truth.root().toString(), LEDGER.root(SIZE - 1).toString())),
                checkpoint("another origin", note -> note.replaceFirst("muniment.example", "muniment.sample")),
                checkpoint(
                        "another origin, signed under its name",
                        _ -> SampleLedger.signed(
                                        new Checkpoint("elsewhere", SIZE, truth.root(), truth.time()),
                                        new SigningKey("elsewhere", LEDGER.key().pair()))
                                .text()),
                checkpoint("another time", note -> note.replace("time 2026", "time 2025")),
                checkpoint("no time", note -> note.replaceFirst("time [^\n]*\n", "")),
                checkpoint("a line more", note -> note.replaceFirst("time ", "all is well\ntime ")),
                checkpoint(
                        "a size that begins with a nought",
                        note -> note.replace("\n" + SIZE + "\n", "\n0" + SIZE + "\n")),
                checkpoint(
                        "a negative size",
                        _ -> SampleLedger.signed(
                                        new Checkpoint(SampleLedger.ORIGIN, -1, truth.root(), truth.time()),
                                        LEDGER.key())
                                .text()),
                checkpoint(
                        "a root that is too short",
                        note -> note.replace(truth.root().toString(), "AAAA")),
                checkpoint("no signature", note -> note.substring(0, note.indexOf("\u2014"))),
                checkpoint("no empty line before the signature", note -> note.replace("\n\n", "\n")),
                checkpoint(
                        "a signature with one bit flipped",
                        note -> note.replaceFirst("(.)(.{10})=?=?\n$", "!$2\n")
                                .replace('!', note.charAt(note.length() - 14) == 'A' ? 'B' : 'A')),
                checkpoint("a signature that was cut off", note -> note.substring(0, note.length() - 9) + "\n"),
                checkpoint("no end of the last line", note -> note.substring(0, note.length() - 1)),
                checkpoint(
                        "a signature by a stranger of the same name",
                        _ -> SampleLedger.signed(truth, STRANGER).text()),
                checkpoint("a stranger's signature under the id of the key that is trusted", _ -> {
                    byte[] seal = Bytes.ofBase64(STRANGER.sign(truth.text()).value());
                    byte[] id = Bytes.ofBase64(LEDGER.key().sign(truth.text()).value());
                    System.arraycopy(id, 0, seal, 0, 4);
                    String value = Base64.getEncoder().encodeToString(seal);
                    return new SignedNote(truth, List.of(new SignedNote.Seal(SampleLedger.ORIGIN, value))).text();
                }),
                checkpoint(
                        "a false signature behind a true one",
                        note -> note
                                + LEDGER.note(EARLIER)
                                        .text()
                                        .lines()
                                        .reduce((_, last) -> last)
                                        .orElse("") + "\n"),
                checkpoint(
                        "the signature of another checkpoint",
                        _ -> new SignedNote(truth, LEDGER.note(EARLIER).seals()).text()),
                checkpoint("something behind the signature", note -> note + "and so on\n"),
                checkpoint("a carriage return", note -> note.replace("\n", "\r\n")),
                checkpoint("a smaller ledger after a larger one", note -> note + keptEarlier()),
                checkpoint(
                        "two ledgers of one size, both signed",
                        note -> note
                                + SampleLedger.signed(
                                                new Checkpoint(
                                                        SampleLedger.ORIGIN, SIZE, OTHER.root(SIZE), truth.time()),
                                                LEDGER.key())
                                        .text()),
                new Forgery(
                        "a size beside the signed text that is another",
                        "checkpoint",
                        SampleLedger.written(changed(SampleLedger.json(LEDGER.note(SIZE)), "size", _ -> SIZE + 1)),
                        ""),
                new Forgery(
                        "a root beside the signed text that is another",
                        "checkpoint",
                        SampleLedger.written(
                                changed(SampleLedger.json(LEDGER.note(SIZE)), "root", ForgeryTest::flipped)),
                        ""),
                new Forgery(
                        "a time beside the signed text that is another",
                        "checkpoint",
                        SampleLedger.written(
                                changed(SampleLedger.json(LEDGER.note(SIZE)), "at", _ -> "2026-01-01T00:00:00Z")),
                        ""));
    }

    private static Stream<Forgery> texts() {
        return Stream.of(
                written("a name twice", proof -> proof.replaceFirst("\"index\"", "\"index\":3,\"index\"")),
                written(
                        "something beside it that nothing proves",
                        proof -> proof.replaceFirst("\\{", "{\"verdict\":\"approved\",")),
                written(
                        "something in the event that nothing proves",
                        proof -> proof.replace("\"eventId\"", "\"amount\":1,\"eventId\"")),
                written("a column that is missing", proof -> proof.replaceFirst("\"metadata\":\"[^}]*}\",", "")),
                written(
                        "a text for a number",
                        proof -> proof.replaceFirst("\"index\":" + INDEX, "\"index\":\"" + INDEX + "\"")),
                written(
                        "a number that is not whole",
                        proof -> proof.replaceFirst("\"index\":" + INDEX, "\"index\":" + INDEX + ".0")),
                written(
                        "a number in another spelling",
                        proof -> proof.replaceFirst("\"index\":" + INDEX, "\"index\":0" + INDEX)),
                written(
                        "a number beyond all bounds",
                        proof -> proof.replaceFirst("\"size\":" + SIZE, "\"size\":18446744073709551638")),
                written(
                        "a time finer than the ledger's",
                        proof -> proof.replaceFirst("(\"recordedAt\":\"[^.Z]*)[^Z]*Z", "$1.000000001Z")),
                written("half of a character", proof -> proof.replace("rita", "rita\\ud800")),
                written(
                        "a hash that is not base64",
                        proof -> proof.replaceFirst("\"hashes\":\\[\"..", "\"hashes\":[\"..")),
                written(
                        "a hash in another spelling",
                        proof -> proof.replaceFirst("(\"leaf\":\"[^\"]{42})[^\"]=", "$1/=")),
                written("a hash that is null", proof -> proof.replaceFirst("\"hashes\":\\[", "\"hashes\":[null,")),
                written("an end that is missing", proof -> proof.substring(0, proof.length() - 1)),
                written("something that follows", proof -> proof + "{}"),
                written("nesting without end", proof -> "{\"a\":" + "[".repeat(100_000) + proof),
                written("no JSON", _ -> "the proof is in the other envelope"));
    }

    private static Stream<Forgery> logs() {
        return Stream.of(
                log(
                        "an event changed",
                        lines -> lines.get(INDEX)
                                .put("event", changed(in(lines.get(INDEX), "event"), "payload", value -> value + " "))),
                log(
                        "an event changed, with its hash",
                        lines -> replaceEvent(
                                lines.get(INDEX),
                                changed(in(lines.get(INDEX), "event"), "payload", value -> value + " "))),
                log("a hash changed where there is no event", lines -> {
                    lines.get(INDEX).remove("event");
                    lines.get(INDEX).put("leaf", flipped(at(lines.get(INDEX), "leaf")));
                }),
                log("an event taken out", lines -> lines.remove(INDEX)),
                log(
                        "an event put in",
                        lines ->
                                lines.add(INDEX, new LinkedHashMap<>(OTHER.log().get(INDEX)))),
                log("two events swapped", lines -> Collections.swap(lines, INDEX, INDEX + 3)),
                log("two events swapped, and numbered anew", lines -> {
                    Entry one = LEDGER.events().get(INDEX);
                    Entry two = LEDGER.events().get(INDEX + 3);
                    replaceEvent(lines.get(INDEX), SampleLedger.json(two.movedTo(INDEX)));
                    replaceEvent(lines.get(INDEX + 3), SampleLedger.json(one.movedTo(INDEX + 3)));
                }),
                log("an event taken out, and the rest numbered anew", lines -> {
                    lines.remove(INDEX);
                    for (int place = INDEX; place < lines.size(); place++) {
                        lines.get(place).put("position", place);
                        replaceEvent(
                                lines.get(place),
                                SampleLedger.json(LEDGER.events().get(place + 1).movedTo(place)));
                    }
                }),
                log(
                        "an event of another place",
                        lines -> lines.get(INDEX).put("event", at(lines.get(INDEX + 1), "event"))),
                log("the end cut off", lines -> lines.subList(EARLIER, SIZE).clear()),
                log("nothing at all", List::clear),
                log("a line without hash and event", lines -> {
                    lines.get(INDEX).remove("leaf");
                    lines.get(INDEX).remove("event");
                }),
                new Forgery(
                        "an older checkpoint, a later one, and another ledger between them",
                        "log",
                        lines(OTHER.log()),
                        keptEarlier() + keptLater()));
    }

    private String run(int expected, Forgery forgery) throws IOException {
        Path file = Files.writeString(folder.resolve("handed-over"), forgery.file());
        Path kept = Files.writeString(folder.resolve("kept"), forgery.kept());
        List<String> arguments = new ArrayList<>(List.of(
                forgery.command(),
                file.toString(),
                "--key",
                LEDGER.key().publicKey().toString()));
        if (!forgery.kept().isEmpty()) {
            arguments.addAll(List.of("--checkpoint", kept.toString()));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int end = Verify.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end)
                .as("seed %d, %s: %s", SEED, forgery, said.toString(StandardCharsets.UTF_8))
                .isEqualTo(expected);
        return said.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void isRefusedWithAReason(Forgery forgery) throws IOException {
        assertThat(run(Verify.DOES_NOT_HOLD, forgery)).matches("(?s)DOES NOT HOLD: \\S+: .{10,}\n");
    }

    /** It may be true, and nothing here says so. */
    @Test
    void aProofOfAnotherCheckpointThanTheOneKeptIsNotJudged() throws IOException {
        Forgery another =
                inclusion("of an older checkpoint", proof -> proof.putAll(LEDGER.inclusionJson(INDEX, EARLIER)));
        assertThat(run(Verify.CANNOT_TELL, another)).contains("None of the checkpoints is of %d".formatted(EARLIER));
    }

    @Test
    void thereAreFiftyKindsAndMore() {
        assertThat(forgeries().map(Forgery::toString)).doesNotHaveDuplicates().hasSizeGreaterThan(50);
    }

    @Test
    void whatIsTrueHolds() throws IOException {
        for (Forgery truth : List.of(
                inclusion("true", _ -> {}),
                consistency("true", _ -> {}),
                log("true", _ -> {}),
                log("without the events of others", lines -> lines.subList(3, 9).forEach(line -> line.remove("event"))),
                log("without hashes", lines -> lines.forEach(line -> line.remove("leaf"))),
                new Forgery("kept", "checkpoint", keptEarlier() + keptLater(), ""),
                new Forgery("answered", "checkpoint", SampleLedger.written(SampleLedger.json(LEDGER.note(SIZE))), ""),
                new Forgery(
                        "signed by two",
                        "checkpoint",
                        SampleLedger.signed(LEDGER.checkpoint(SIZE), STRANGER, LEDGER.key())
                                .text(),
                        ""),
                new Forgery("later", "log", lines(LEDGER.log()), keptEarlier()))) {
            assertThat(run(Verify.HOLDS, truth)).startsWith("holds: ");
        }
    }

    @Test
    void theFirstWrongPositionIsNamed() throws IOException {
        assertThat(run(1, log("taken out", lines -> lines.remove(INDEX)))).contains("position 11 is missing");
        assertThat(run(1, log("cut off", lines -> lines.subList(EARLIER, SIZE).clear())))
                .contains("position 13 is missing");
        assertThat(run(1, log("swapped", lines -> Collections.swap(lines, INDEX, INDEX + 1))))
                .contains("position 11 is missing: the next line has 12");
        assertThat(run(1, log("put in", lines -> lines.add(INDEX, lines.get(INDEX - 1)))))
                .contains("position 11 is wrong: in its place stands 10 again");
        assertThat(run(
                        1,
                        log(
                                "changed",
                                lines -> lines.get(INDEX)
                                        .put("event", changed(in(lines.get(INDEX), "event"), "name", _ -> "x")))))
                .contains("position 11 is wrong: the event was changed");
    }

    @Test
    void whatCannotBeReadIsNotCalledAForgery() throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String key = LEDGER.key().publicKey().toString();
        String kept = Files.writeString(folder.resolve("kept"), keptLater()).toString();
        for (List<String> arguments : List.of(
                List.<String>of(),
                List.of("pack", kept),
                List.of("checkpoint", kept),
                List.of("checkpoint", "--key", key),
                List.of("checkpoint", kept, "--key"),
                List.of("checkpoint", kept, "--checkpoint", kept, "--key", key),
                List.of("checkpoint", kept, "--key", "a+b+c"),
                List.of("checkpoint", kept, "--key", key.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+")),
                List.of("log", kept, "--key", key),
                List.of("consistency", kept, "--key", key),
                List.of("checkpoint", kept + "-nowhere", "--key", key))) {
            assertThat(Verify.run(arguments, out)).as("%s", arguments).isEqualTo(Verify.CANNOT_TELL);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("muniment-verify inclusion");
        Path keys = Files.writeString(folder.resolve("keys"), STRANGER.publicKey() + "\n" + key + "\n");
        assertThat(Verify.run(List.of("checkpoint", kept, "--key", keys.toString()), out))
                .isEqualTo(Verify.HOLDS);
    }
}
