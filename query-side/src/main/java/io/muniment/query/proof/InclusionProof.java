package io.muniment.query.proof;

import java.util.List;

/**
 * That an event is one of those that a checkpoint stands for.
 *
 * @param leaf the hash of the event, in base64
 * @param index its position, which is its place in the tree
 * @param hashes from the leaf to the root, in base64
 */
public record InclusionProof(
        ProvenEvent event, String leaf, long index, long size, List<String> hashes, SignedCheckpoint checkpoint) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }
}
