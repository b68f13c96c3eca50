package io.muniment.infra.verify;

import java.util.ArrayList;
import java.util.List;

/** That a tree has grown out of an earlier one, of which nothing was changed or taken: RFC 9162, section 2.1.4. */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    public void verify(Hash earlier, Hash later) {
        if (from <= 0 || from > to) {
            throw new NotProven("nothing grows from %d to %d".formatted(from, to));
        }
        if (from == to) {
            if (!path.isEmpty()) {
                throw new NotProven("the proof is longer than the way from a tree to itself");
            }
            if (!earlier.equals(later)) {
                throw new NotProven("two different ledgers are both said to hold %d events".formatted(from));
            }
            return;
        }
        List<Hash> hashes = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            hashes.addFirst(earlier); // all of the earlier tree is one part of the later one
        }
        if (hashes.isEmpty()) {
            throw new NotProven("the proof is empty");
        }
        verify(hashes, earlier, later);
    }

    private void verify(List<Hash> hashes, Hash earlier, Hash later) {
        int common = Long.numberOfTrailingZeros(from);
        long place = (from - 1) >> common;
        long last = (to - 1) >> common;
        Hash reachedEarlier = hashes.getFirst();
        Hash reachedLater = hashes.getFirst();
        for (Hash beside : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                throw new NotProven("the proof is longer than the way from %d to %d".formatted(from, to));
            }
            if ((place & 1) == 1 || place == last) {
                reachedEarlier = Hash.ofNode(beside, reachedEarlier);
                reachedLater = Hash.ofNode(beside, reachedLater);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reachedLater = Hash.ofNode(reachedLater, beside);
            }
            place >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new NotProven("the proof ends before the root");
        }
        if (!reachedEarlier.equals(earlier)) {
            throw new NotProven("the first %d events are not those of the earlier checkpoint".formatted(from));
        }
        if (!reachedLater.equals(later)) {
            throw new NotProven("the %d events are not those of the later checkpoint".formatted(to));
        }
    }
}
