package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.EARLIER;
import static io.muniment.infra.verify.Forgery.INDEX;
import static io.muniment.infra.verify.Forgery.LEDGER;
import static io.muniment.infra.verify.Forgery.OTHER;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.keptEarlier;
import static io.muniment.infra.verify.Forgery.keptLater;
import static io.muniment.infra.verify.Forgery.lines;
import static io.muniment.infra.verify.Forgery.log;
import static io.muniment.infra.verify.Members.at;
import static io.muniment.infra.verify.Members.changed;
import static io.muniment.infra.verify.Members.flipped;
import static io.muniment.infra.verify.Members.in;
import static io.muniment.infra.verify.Members.replaceEvent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Files of the whole ledger with something wrong in them. */
final class ForgedLogs {

    private ForgedLogs() {}

    static Stream<Forgery> all() {
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
                log(
                        "an event at no time of the ledger",
                        lines -> lines.get(INDEX)
                                .put(
                                        "event",
                                        changed(
                                                in(lines.get(INDEX), "event"),
                                                "recordedAt",
                                                _ -> "+1000000000-12-31T23:59:59Z"))),
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
}
