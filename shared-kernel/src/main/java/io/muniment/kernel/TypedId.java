package io.muniment.kernel;

import java.util.UUID;

/**
 * The id of one kind of thing: a prefix that names the kind, then a time-ordered UUID (version 7), as in
 * {@code vrq_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11}. Ids of different kinds never meet, whatever their UUIDs.
 */
public interface TypedId {

    String value();

    /** Guards the canonical constructor of every id. */
    static void check(String prefix, String value) {
        if (!value.startsWith(prefix + "_")) {
            throw new MalformedId(prefix, value);
        }
        String uuid = value.substring(prefix.length() + 1);
        try {
            UUID parsed = UUID.fromString(uuid);
            if (parsed.version() != 7 || !parsed.toString().equals(uuid)) {
                throw new MalformedId(prefix, value);
            }
        } catch (IllegalArgumentException notAUuid) {
            throw new MalformedId(prefix, value, notAUuid);
        }
    }
}
