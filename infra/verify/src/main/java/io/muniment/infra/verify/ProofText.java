package io.muniment.infra.verify;

import java.util.Collection;
import java.util.List;

/** Proofs as the application answers them, in JSON, and checkpoints as they are published. */
final class ProofText {

    private static final String CHECKPOINT = "checkpoint";

    private ProofText() {}

    /** A proof and what it leads to. */
    record Inclusion(Entry event, InclusionProof proof, SignedNote note) {

        Checkpoint verifiedBy(Collection<PublicKeyText> keys) {
            Checkpoint checkpoint = note.verifiedBy(keys);
            if (proof.index() != event.position()) {
                throw new NotProven("the proof is of position %d, the event says that it stands at %d"
                        .formatted(proof.index(), event.position()));
            }
            mustBe(proof.size(), checkpoint);
            proof.verify(event.leaf(), checkpoint.root());
            return checkpoint;
        }
    }

    record Consistency(ConsistencyProof proof, SignedNote note) {

        Checkpoint verifiedBy(Collection<PublicKeyText> keys, Checkpoint earlier) {
            Checkpoint later = note.verifiedBy(keys);
            if (!later.origin().equals(earlier.origin())) {
                throw new NotProven(
                        "the checkpoints are of two ledgers: %s and %s".formatted(earlier.origin(), later.origin()));
            }
            if (proof.from() != earlier.size()) {
                throw new NotProven("the proof begins at %d events, the earlier checkpoint has %d"
                        .formatted(proof.from(), earlier.size()));
            }
            mustBe(proof.to(), later);
            if (later.time().isBefore(earlier.time())) {
                throw new NotProven("the later checkpoint was signed earlier");
            }
            proof.verify(earlier.root(), later.root());
            return later;
        }
    }

    private static void mustBe(long size, Checkpoint checkpoint) {
        if (size != checkpoint.size()) {
            throw new NotProven(
                    "the proof ends at %d events, the checkpoint has %d".formatted(size, checkpoint.size()));
        }
    }

    static Inclusion inclusion(String json) {
        JsonObject read =
                JsonReader.object(json).withNothingBut("event", "leaf", "index", "size", "hashes", CHECKPOINT);
        Entry event = entry(read.object("event"));
        if (!event.leaf().equals(Hash.parse(read.text("leaf")))) {
            throw new NotProven("the event does not have the hash that is said");
        }
        return new Inclusion(
                event,
                new InclusionProof(read.number("index"), read.number("size"), read.hashes("hashes")),
                checkpoint(read.object(CHECKPOINT)));
    }

    static Consistency consistency(String json) {
        JsonObject read = JsonReader.object(json).withNothingBut("from", "to", "hashes", CHECKPOINT);
        return new Consistency(
                new ConsistencyProof(read.number("from"), read.number("to"), read.hashes("hashes")),
                checkpoint(read.object(CHECKPOINT)));
    }

    static Entry entry(JsonObject event) {
        event.withNothingBut(
                "position recordedAt aggregateType aggregateId version name revision payload metadata eventId"
                        .split(" "));
        long revision = event.number("revision");
        if (revision != (int) revision) {
            throw new NotProven("%d is no revision".formatted(revision));
        }
        return new Entry(
                event.number("position"),
                event.time("recordedAt"),
                event.text("aggregateType"),
                event.text("aggregateId"),
                event.number("version"),
                event.text("name"),
                (int) revision,
                event.text("payload"),
                event.text("metadata"),
                event.text("eventId"));
    }

    /** As published, or as the application answers one. */
    static List<SignedNote> checkpoints(String text) {
        return text.stripLeading().startsWith("{")
                ? List.of(checkpoint(JsonReader.object(text)))
                : SignedNote.parseAll(text);
    }

    /** What is said beside the signed text must be what is signed. */
    private static SignedNote checkpoint(JsonObject said) {
        said.withNothingBut("size", "root", "at", "note");
        SignedNote note = SignedNote.parse(said.text("note"));
        Checkpoint signed = note.checkpoint();
        if (said.number("size") != signed.size()
                || !said.text("root").equals(signed.root().toString())
                || !said.time("at").equals(signed.time())) {
            throw new NotProven("the checkpoint that is signed is not the one that is said");
        }
        return note;
    }
}
