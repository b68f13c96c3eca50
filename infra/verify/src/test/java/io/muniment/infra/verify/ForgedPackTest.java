package io.muniment.infra.verify;

import static io.muniment.infra.verify.SamplePack.DOCUMENT;
import static io.muniment.infra.verify.SamplePack.bytes;
import static io.muniment.infra.verify.SamplePack.members;
import static io.muniment.infra.verify.SamplePack.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody could hand over instead of a pack, most of it signed anew by whoever has the key. */
class ForgedPackTest {

    @TempDir
    private Path folder;

    /** @param says a part of the reason */
    record Forged(String name, String says, Consumer<SamplePack> forge, UnaryOperator<byte[]> spoil) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Forged forged(String name, String says, Consumer<SamplePack> forge) {
        return new Forged(name, says, forge, bytes -> bytes);
    }

    private static Forged spoilt(String name, String says, UnaryOperator<byte[]> spoil) {
        return new Forged(name, says, _ -> {}, spoil);
    }

    static Stream<Forged> forgeries() {
        return Stream.of(files(), manifests(), events(), persons(), changes(), documents())
                .flatMap(kind -> kind);
    }

    private static Stream<Forged> files() {
        return Stream.of(
                forged("a file more", "holds the files", pack -> pack.unlisted.put("readme.txt", bytes("x"))),
                forged("a way out", "holds the files", pack -> pack.unlisted.put("../../etc/passwd", bytes("x"))),
                forged("an absolute path", "holds the files", pack -> pack.unlisted.put("/tmp/x", bytes("x"))),
                forged("a folder", "holds the files", pack -> pack.unlisted.put("documents/", bytes(""))),
                forged("a file less", "'rules.json' is not the file", pack -> pack.leftOut.add("rules.json")),
                forged("no manifest", "'manifest.json' is missing", pack -> pack.leftOut.add("manifest.json")),
                forged("no signature", "'manifest.note' is missing", pack -> pack.leftOut.add("manifest.note")),
                forged("compressed", "in which no pack is made", pack -> pack.isCompressed = true),
                forged("with a comment", "none of its entries", pack -> pack.hasComment = true),
                spoilt("something before", "ZIP", bytes -> joined(bytes("#!/bin/sh\n"), bytes)),
                spoilt("something behind", "ZIP", bytes -> joined(bytes, bytes("x"))),
                spoilt("cut off", "no ZIP", bytes -> Arrays.copyOf(bytes, bytes.length - 100)),
                spoilt("no ZIP at all", "no ZIP", _ -> bytes("evidence")),
                spoilt("a bit flipped", "ZIP", bytes -> replaced(bytes, "did something", "did somethinh")),
                spoilt("an entry twice", "", bytes -> replaced(bytes, "rules.json", "checkpoint")),
                spoilt(
                        "another name at the entry than in the directory",
                        "in which no pack is made",
                        bytes -> replacedOnce(bytes, "rules.json", "rulez.json")),
                forged(
                        "another report",
                        "'report.html' is not the file",
                        pack -> pack.replaced.put("report.html", bytes("<p>all is well\n"))),
                forged(
                        "other rules",
                        "'rules.json' is not the file",
                        pack -> pack.replaced.put("rules.json", bytes("[]\n"))),
                forged(
                        "another document",
                        "is not the file",
                        pack -> pack.replaced.put("documents/" + sha256(DOCUMENT), bytes("x"))));
    }

    private static Stream<Forged> manifests() {
        return Stream.of(
                forged(
                        "a manifest that was not signed",
                        "what was signed is another manifest",
                        pack -> pack.replaced.put("manifest.json", bytes("{}\n".replace("{}", text(pack))))),
                forged("signed by a stranger", "none of the keys", pack -> pack.signer = Forgery.STRANGER),
                forged("signed as something else", "another manifest", pack -> pack.note = "invoice"),
                forged("of another format", "format", pack -> pack.manifest.put("format", "muniment-evidence-pack/2")),
                forged("with a word more", "nothing proves", pack -> pack.manifest.put("verdict", "all is well")),
                forged("of another tenant", "of another tenant", pack -> pack.manifest.put("tenant", "other")),
                forged("that counts one more", "manifest counts", pack -> pack.manifest.put("events", 6)),
                forged(
                        "as of an earlier time",
                        "came later",
                        pack -> pack.manifest.put("asOf", "2026-03-01T12:00:04Z")),
                forged("as of an earlier position", "came later", pack -> pack.manifest.put("position", 4)),
                forged(
                        "of an aggregate less",
                        "nobody has asked",
                        pack -> subjects(pack).removeLast()),
                forged(
                        "of an aggregate more",
                        "is missing",
                        pack -> subjects(pack).add(members("type", "verification-request", "id", "vrq_c"))),
                forged("the checkpoint of another size", "another one", pack -> pack.manifest.put("checkpointSize", 6)),
                forged(
                        "a checkpoint signed by a stranger",
                        "none of the keys",
                        pack -> pack.checkpoint = SampleLedger.signed(pack.checkpoint.checkpoint(), Forgery.STRANGER)),
                forged(
                        "another root",
                        "not the one that the checkpoint stands for",
                        pack -> pack.checkpoint = SampleLedger.signed(
                                new Checkpoint(SampleLedger.ORIGIN, 7, Hash.OF_NOTHING, SampleLedger.BEGIN),
                                SamplePack.KEY)));
    }

    private static Stream<Forged> events() {
        return Stream.of(
                forged(
                        "an event changed",
                        "not the one that the checkpoint stands for",
                        pack -> event(pack, 1).put("name", "verification.Other")),
                forged(
                        "an event of another time",
                        "not the one that the checkpoint stands for",
                        pack -> event(pack, 1).put("recordedAt", "2026-03-01T12:00:01Z")),
                forged(
                        "a proof of another event",
                        "position 2",
                        pack -> pack.events
                                .get(1)
                                .put("hashes", pack.events.get(2).get("hashes"))),
                forged(
                        "a proof too short",
                        "ends before",
                        pack -> Members.hashes(pack.events.get(1)).clear()),
                forged("an event left out in the middle", "version 1 of vrq_a is missing", pack -> remove(pack, 1)),
                forged("the first event left out", "the first event of vrq_a is missing", pack -> remove(pack, 0)),
                forged("the last event left out", "manifest counts", pack -> {
                    remove(pack, 4);
                    pack.states.get(1).put("version", 0);
                    pack.states.get(1).put("state", members("name", "erased"));
                    pack.documents.removeLast();
                }),
                forged("an event twice", "version", pack -> {
                    pack.events.add(2, pack.events.get(1));
                    pack.histories.add(2, pack.histories.get(1));
                }),
                forged(
                        "two events swapped",
                        "version 1 of vrq_a is missing",
                        pack -> Collections.swap(pack.events, 1, 2)),
                forged("an aggregate in two places", "stand in two places", pack -> {
                    Collections.swap(pack.events, 2, 3);
                    Collections.swap(pack.histories, 2, 3);
                    pack.states.addFirst(pack.states.getFirst());
                    pack.states.getFirst().put("version", 1);
                    pack.states.set(
                            0,
                            new LinkedHashMap<>(Map.of(
                                    "aggregateType",
                                    "verification-request",
                                    "aggregateId",
                                    "vrq_a",
                                    "version",
                                    1,
                                    "state",
                                    members("name", "Ada", "documents", List.of(sha256(DOCUMENT))))));
                    pack.states.add(1, pack.states.removeLast());
                    pack.states.get(1).put("version", 0);
                    pack.states.get(1).put("state", members("name", "erased"));
                }));
    }

    private static Stream<Forged> persons() {
        String otherKey = Base64.getEncoder().encodeToString(new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
        });
        return Stream.of(
                forged(
                        "another name",
                        "is not what was sealed",
                        pack -> pack.value(0).put("plain", "\"Eve\"")),
                forged("another key", "does not open", pack -> pack.value(0).put("key", otherKey)),
                forged("no key", "does not open", pack -> pack.value(0).put("key", "")),
                forged(
                        "a value of another component",
                        "was not sealed",
                        pack -> pack.value(0).put("component", "id")),
                forged(
                        "nothing said of what is sealed",
                        "it is not said what was sealed",
                        pack -> pack.opened.remove(0)),
                forged("erased, and shown all the same", "erased and shown", pack -> {
                    pack.value(1).put("plain", "\"Bob\"");
                    pack.value(1).put("key", Members.at(pack.value(0), "key"));
                }),
                forged("called erased though it is not counted so", "manifest counts", pack -> {
                    pack.value(0).clear();
                    pack.value(0).putAll(members("component", "name", "erased", true));
                }),
                forged(
                        "more opened than there is",
                        "more is said",
                        pack -> pack.opened.add(members("position", 5, "values", List.of()))));
    }

    private static Stream<Forged> changes() {
        return Stream.of(
                forged(
                        "somebody else did it",
                        "tells of another event",
                        pack -> pack.histories.get(1).put("actor", "eve")),
                forged(
                        "for somebody else",
                        "tells of another event",
                        pack -> pack.histories.get(1).put("onBehalfOf", "eve")),
                forged(
                        "at another time",
                        "tells of another event",
                        pack -> pack.histories.get(1).put("recordedAt", "2026-03-01T12:00:00Z")),
                forged(
                        "a change left out",
                        "does not go with",
                        pack -> pack.changes(0).clear()),
                forged(
                        "another value before",
                        "does not go with",
                        pack -> pack.changes(2).set(0, members("op", "test", "path", "/name", "value", "Eve"))),
                forged(
                        "another value after",
                        "do not lead to the state",
                        pack -> pack.changes(2).set(1, members("op", "replace", "path", "/name", "value", "Eve"))),
                forged(
                        "a change that there is not",
                        "does not go with",
                        pack -> pack.changes(2).set(1, members("op", "move", "path", "/name", "value", "Eve"))),
                forged(
                        "another state",
                        "do not lead to the state",
                        pack -> pack.states.get(0).put("state", members("name", "Ada"))),
                forged("a state less", "", pack -> pack.states.removeLast()),
                forged("a state more", "more is said", pack -> pack.states.add(pack.states.getFirst())));
    }

    private static Stream<Forged> documents() {
        return Stream.of(
                forged(
                        "a document altered and listed so",
                        "was altered",
                        pack -> pack.documentFiles.replaceAll((_, _) -> bytes("another deed"))),
                forged("a document left out", "is not in the pack", pack -> pack.documentFiles.clear()),
                forged(
                        "a document that no event names",
                        "no event names",
                        pack -> pack.documentFiles.put(sha256("x"), bytes("x"))),
                forged(
                        "a document listed that no event names",
                        "no event names",
                        pack -> pack.documents.add(members("sha256", sha256("x"), "missing", "erased"))),
                forged("nothing said of a document", "nothing is said", pack -> pack.documents.removeLast()));
    }

    private static String text(SamplePack pack) {
        return SampleLedger.written(pack.manifest);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> subjects(SamplePack pack) {
        return (List<Object>) Members.at(pack.manifest, "subjects");
    }

    private static Map<String, Object> event(SamplePack pack, int line) {
        return Members.in(pack.events.get(line), "event");
    }

    private static void remove(SamplePack pack, int line) {
        pack.events.remove(line);
        pack.histories.remove(line);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] replaced(byte[] zip, String was, String is) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(was);
        return text.replace(was, is).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What stands before the content, and not what the directory at the end says. */
    private static byte[] replacedOnce(byte[] zip, String was, String is) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        int place = text.indexOf(
                "PK\u0003\u0004", text.indexOf("states.jsonl", text.indexOf("PK\u0003\u0004", 4) + 4) - 40);
        int name = text.indexOf(was, place);
        while (!text.startsWith("PK\u0003\u0004", name - 30)) {
            name = text.indexOf(was, name + 1);
        }
        return (text.substring(0, name) + is + text.substring(name + was.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String verified(int expected, byte[] pack, String... more) throws IOException {
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(
                "pack", file.toString(), "--key", SamplePack.KEY.publicKey().toString()));
        arguments.addAll(List.of(more));
        int end = Verify.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTruePackHoldsAndSaysWhatWasCheckedAndWhatNot() throws IOException {
        Path kept = Files.writeString(folder.resolve("kept"), new SamplePack().checkpoint.text());

        assertThat(verified(Verify.HOLDS, new SamplePack().zip()))
                .startsWith("holds: ")
                .contains("5 events of 2 aggregates of the tenant demo")
                .contains("checked: 1 values that are shown of persons are what was sealed in the events; 1 are erased")
                .contains("checked: 1 documents are the files", "1 are missing")
                .contains("NOT checked: that what was recorded is true", "NOT checked: that others were shown");
        assertThat(verified(Verify.HOLDS, new SamplePack().zip(), "--checkpoint", kept.toString()))
                .contains("checked: the ledger is the one of the checkpoint that you kept");
    }

    @Test
    void anotherLedgerThanTheOneKeptIsRefused() throws IOException {
        SamplePack pack = new SamplePack();
        Checkpoint other = new Checkpoint(SampleLedger.ORIGIN, 7, Hash.OF_NOTHING, SampleLedger.BEGIN);
        Path kept = Files.writeString(
                folder.resolve("kept"),
                SampleLedger.signed(other, SamplePack.KEY).text());

        assertThat(verified(Verify.DOES_NOT_HOLD, pack.zip(), "--checkpoint", kept.toString()))
                .contains("does not lead to the checkpoint");
    }

    @Test
    void thereAreManyKinds() {
        assertThat(forgeries().map(Forged::name)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void isRefusedWithTheReason(Forged forged) throws IOException {
        SamplePack pack = new SamplePack();
        forged.forge().accept(pack);

        assertThat(verified(Verify.DOES_NOT_HOLD, forged.spoil().apply(pack.zip())))
                .startsWith("DOES NOT HOLD: ")
                .contains(forged.says());
    }
}
