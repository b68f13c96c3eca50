package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.EARLIER;
import static io.muniment.infra.verify.Forgery.INDEX;
import static io.muniment.infra.verify.Forgery.LEDGER;
import static io.muniment.infra.verify.Forgery.SEED;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.STRANGER;
import static io.muniment.infra.verify.Forgery.consistency;
import static io.muniment.infra.verify.Forgery.inclusion;
import static io.muniment.infra.verify.Forgery.keptEarlier;
import static io.muniment.infra.verify.Forgery.keptLater;
import static io.muniment.infra.verify.Forgery.lines;
import static io.muniment.infra.verify.Forgery.log;
import static io.muniment.infra.verify.Members.changed;
import static io.muniment.infra.verify.Members.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could hand over instead of a proof. The program refuses each of them, and says why. */
class ForgeryTest {

    private static final String ONE_LINE = "[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+\n";

    @TempDir
    private Path folder;

    static Stream<Forgery> forgeries() {
        return Stream.of(
                        ForgedEvents.all(),
                        ForgedInclusions.all(),
                        ForgedConsistencies.all(),
                        ForgedCheckpoints.all(),
                        ForgedTexts.all(),
                        ForgedLogs.all())
                .flatMap(Function.identity());
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
        return said(expected, arguments);
    }

    private static String said(int expected, List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int end = Verify.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(end)
                .as("seed %d, %s: %s", SEED, arguments, said.toString(StandardCharsets.UTF_8))
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
                                "at no time",
                                lines -> lines.get(INDEX)
                                        .put(
                                                "event",
                                                changed(
                                                        in(lines.get(INDEX), "event"),
                                                        "recordedAt",
                                                        _ -> "+294276-12-31T23:59:59Z")))))
                .contains("position 11 is wrong: the ledger knows no time such as");
        assertThat(run(
                        1,
                        log(
                                "changed",
                                lines -> lines.get(INDEX)
                                        .put("event", changed(in(lines.get(INDEX), "event"), "name", _ -> "x")))))
                .contains("position 11 is wrong: the event was changed");
    }

    /** What is proven may say anything, what is forged too; what holds, the program alone says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\nholds: all.json: all of it",
                "\rholds: all.json: all of it",
                "\u001b[1K\u001b[1Gholds: all of it",
                "\u0085holds: all of it",
                "\u2028holds: all of it",
                "\u2029holds: all of it",
                "\u202eti fo lla :sdloh"
            })
    void whatIsQuotedCannotAnswerInTheProgramsPlace(String written) throws IOException {
        List<Entry> events = new ArrayList<>(LEDGER.events());
        events.set(INDEX, ForgedEvents.of(LEDGER.events().get(INDEX), written));
        SampleLedger saying = new SampleLedger(events, LEDGER.key());
        String proof = SampleLedger.written(saying.inclusionJson(INDEX, SIZE));
        String held = run(
                Verify.HOLDS,
                new Forgery("true", "inclusion", proof, saying.note(SIZE).text()));
        assertThat(held).startsWith("holds: ").contains("?").matches(ONE_LINE);

        Forgery forged = inclusion("with a word more", members -> members.put(written, 1));
        assertThat(run(Verify.DOES_NOT_HOLD, forged))
                .startsWith("DOES NOT HOLD: ")
                .contains("?")
                .matches(ONE_LINE);

        Path named = Files.writeString(folder.resolve("a" + written.replace('/', '-')), keptLater());
        String key = LEDGER.key().publicKey().toString();
        assertThat(said(Verify.HOLDS, List.of("checkpoint", named.toString(), "--key", key)))
                .startsWith("holds: ")
                .contains("?")
                .matches(ONE_LINE);
        assertThat(said(Verify.CANNOT_TELL, List.of("checkpoint", named + "-nowhere", "--key", key)))
                .startsWith("cannot tell: ")
                .contains("?")
                .matches(ONE_LINE);
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
