package io.muniment.query.proof;

import java.util.List;

/**
 * That a later checkpoint has all that an earlier one had, unchanged and in its order.
 *
 * @param hashes in base64
 * @param checkpoint the later one
 */
public record ConsistencyProof(long from, long to, List<String> hashes, SignedCheckpoint checkpoint) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }
}
