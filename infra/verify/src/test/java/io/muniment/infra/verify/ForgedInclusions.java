package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.EARLIER;
import static io.muniment.infra.verify.Forgery.INDEX;
import static io.muniment.infra.verify.Forgery.LEDGER;
import static io.muniment.infra.verify.Forgery.OTHER;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.STRANGER;
import static io.muniment.infra.verify.Forgery.inclusion;
import static io.muniment.infra.verify.Members.at;
import static io.muniment.infra.verify.Members.flipped;
import static io.muniment.infra.verify.Members.hashes;
import static io.muniment.infra.verify.Members.replaceEvent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** True events under proofs that are none. */
final class ForgedInclusions {

    private ForgedInclusions() {}

    static Stream<Forgery> all() {
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
}
