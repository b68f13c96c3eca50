package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.EARLIER;
import static io.muniment.infra.verify.Forgery.LEDGER;
import static io.muniment.infra.verify.Forgery.OTHER;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.STRANGER;
import static io.muniment.infra.verify.Forgery.checkpoint;
import static io.muniment.infra.verify.Forgery.keptEarlier;
import static io.muniment.infra.verify.Members.changed;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Checkpoints that nobody has signed like that, or that contradict each other. */
final class ForgedCheckpoints {

    private ForgedCheckpoints() {}

    static Stream<Forgery> all() {
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
                        SampleLedger.written(changed(SampleLedger.json(LEDGER.note(SIZE)), "root", Members::flipped)),
                        ""),
                new Forgery(
                        "a time beside the signed text that is another",
                        "checkpoint",
                        SampleLedger.written(
                                changed(SampleLedger.json(LEDGER.note(SIZE)), "at", _ -> "2026-01-01T00:00:00Z")),
                        ""));
    }
}
