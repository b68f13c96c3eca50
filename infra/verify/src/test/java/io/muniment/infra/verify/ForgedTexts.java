package io.muniment.infra.verify;

import static io.muniment.infra.verify.Forgery.INDEX;
import static io.muniment.infra.verify.Forgery.SIZE;
import static io.muniment.infra.verify.Forgery.written;

import java.util.stream.Stream;

/** What could be read in two ways, or not at all. */
final class ForgedTexts {

    private ForgedTexts() {}

    static Stream<Forgery> all() {
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
                written(
                        "a time after all times of the ledger",
                        proof -> recorded(proof, "+1000000000-12-31T23:59:59Z")),
                written(
                        "a time before all times of the ledger",
                        proof -> recorded(proof, "-1000000000-01-01T00:00:00Z")),
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

    private static String recorded(String proof, String time) {
        return proof.replaceFirst("\"recordedAt\":\"[^\"]*", "\"recordedAt\":\"" + time);
    }
}
