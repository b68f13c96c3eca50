package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a proof is made of, to be changed in it. */
final class Members {

    private Members() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> in(Map<String, Object> members, String name) {
        return (Map<String, Object>) at(members, name);
    }

    @SuppressWarnings("unchecked")
    static List<Object> hashes(Map<String, Object> proof) {
        return (List<Object>) at(proof, "hashes");
    }

    static Object at(Map<String, Object> members, String name) {
        Object member = members.get(name);
        assertThat(member).as(name).isNotNull();
        return member == null ? "" : member;
    }

    static Object flipped(Object hash) {
        byte[] bytes = Hash.parse(hash.toString()).bytes();
        bytes[17] ^= 4;
        return Hash.at(bytes, 0).toString();
    }

    static Map<String, Object> changed(Map<String, Object> event, String column, Function<Object, Object> change) {
        Map<String, Object> forged = new LinkedHashMap<>(event);
        forged.put(column, change.apply(at(event, column)));
        return forged;
    }

    /** With the hash that then belongs to it: only the root tells. */
    static void replaceEvent(Map<String, Object> proof, Map<String, Object> event) {
        proof.put("event", event);
        proof.put(
                "leaf",
                ProofText.entry(JsonReader.object(SampleLedger.written(event)))
                        .leaf()
                        .toString());
    }
}
