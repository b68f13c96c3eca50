package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.EARLIER;
import static io.muniment.infra.verify.Forgery.INDEX;
import static io.muniment.infra.verify.Forgery.LEDGER;
import static io.muniment.infra.verify.Forgery.OTHER;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.consistency;
import static io.muniment.infra.verify.Members.at;
import static io.muniment.infra.verify.Members.flipped;
import static io.muniment.infra.verify.Members.hashes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Ledgers that have not grown out of the one that was kept. */
final class ForgedConsistencies {

    private ForgedConsistencies() {}

    static Stream<Forgery> all() {
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
}
