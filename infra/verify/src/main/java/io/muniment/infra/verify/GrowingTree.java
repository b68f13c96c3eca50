package io.muniment.infra.verify;

import java.util.ArrayList;
import java.util.List;

/** A tree to which leaves are added at its right end. It remembers no more than the logarithm of its size. */
public final class GrowingTree {

    private final Completed completed;
    private final List<Hash> peaks;
    private long size;

    public GrowingTree() {
        this(0, List.of(), (_, _) -> {});
    }

    /** Goes on with a tree of which the complete parts are known, the largest first. */
    public GrowingTree(long size, List<Hash> peaks, Completed completed) {
        this.size = size;
        this.peaks = new ArrayList<>(peaks);
        this.completed = completed;
    }

    /** Is told of each part when its last leaf was added. */
    @FunctionalInterface
    public interface Completed {
        void completed(Subtree part, Hash hash);
    }

    public void add(Hash leaf) {
        Subtree part = new Subtree(0, size);
        Hash hash = leaf;
        completed.completed(part, hash);
        while ((part.index() & 1) == 1) {
            hash = Hash.ofNode(peaks.removeLast(), hash);
            part = new Subtree(part.level() + 1, part.index() >> 1);
            completed.completed(part, hash);
        }
        peaks.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return together(peaks);
    }

    /** Neighbours, the largest first, each with all that is to its right. */
    public static Hash together(List<Hash> parts) {
        return parts.reversed().stream()
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.OF_NOTHING);
    }
}
