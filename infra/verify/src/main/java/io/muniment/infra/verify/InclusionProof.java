package io.muniment.infra.verify;

import java.util.List;

/** That a leaf is one of a tree: RFC 9162, section 2.1.3. */
public record InclusionProof(long index, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    public void verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            throw new NotProven("position %d is not one of the first %d".formatted(index, size));
        }
        long place = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash beside : path) {
            if (last == 0) {
                throw new NotProven("the proof is longer than the way from position %d to the root".formatted(index));
            }
            if ((place & 1) == 1 || place == last) {
                reached = Hash.ofNode(beside, reached);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reached = Hash.ofNode(reached, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new NotProven("the proof ends before the root");
        }
        if (!reached.equals(root)) {
            throw new NotProven(
                    "the event at position %d is not the one that the checkpoint stands for".formatted(index));
        }
    }
}
