package io.muniment.infra.proof;

import io.muniment.infra.verify.GrowingTree;
import io.muniment.infra.verify.Hash;
import io.muniment.infra.verify.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Neighbouring leaves that have a hash together: from {@code begin} on, without {@code end}. What a proof consists of
 * is said in spans (RFC 9162, sections 2.1.3.1 and 2.1.4.1), whoever knows their hashes.
 */
record Span(long begin, long end) {

    static Span whole(long size) {
        return new Span(0, size);
    }

    /** What is missing between a leaf and the root, from the leaf upwards. */
    static List<Span> toRoot(long index, long size) {
        List<Span> path = new ArrayList<>();
        collect(index, new Span(0, size), path);
        return path;
    }

    private static void collect(long index, Span within, List<Span> path) {
        if (within.size() == 1) {
            return;
        }
        boolean isLeft = index < within.middle();
        collect(index, isLeft ? within.left() : within.right(), path);
        path.add(isLeft ? within.right() : within.left());
    }

    /** What a tree and the one that it has grown to have in common, and what is new. */
    static List<Span> between(long from, long to) {
        List<Span> path = new ArrayList<>();
        collect(from, new Span(0, to), true, path);
        return path;
    }

    private static void collect(long from, Span within, boolean isKnown, List<Span> path) {
        if (from == within.end) {
            if (!isKnown) {
                path.add(within);
            }
        } else if (from <= within.middle()) {
            collect(from, within.left(), isKnown, path);
            path.add(within.right());
        } else {
            collect(from, within.right(), false, path);
            path.add(within.left());
        }
    }

    long size() {
        return end - begin;
    }

    private Span left() {
        return new Span(begin, middle());
    }

    private Span right() {
        return new Span(middle(), end);
    }

    /** A tree is split at the largest power of two that leaves something to the right. */
    private long middle() {
        return begin + Long.highestOneBit(size() - 1);
    }

    /** The complete parts that it is put together from, the largest first. */
    List<Subtree> subtrees() {
        List<Subtree> parts = new ArrayList<>();
        long first = begin;
        while (first < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - first);
            parts.add(new Subtree(level, first >> level));
            first += 1L << level;
        }
        return parts;
    }

    Hash hash(Function<Subtree, Hash> known) {
        return GrowingTree.together(subtrees().stream().map(known).toList());
    }
}
