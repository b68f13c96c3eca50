package io.muniment.infra.proof;

import io.muniment.infra.verify.Subtree;

/**
 * Neighbouring hashes of one level, as many as are kept together. Between one level that is kept and the next are seven
 * that are calculated.
 *
 * @param level one that is kept: 0, 8, 16 and so on
 */
record Tile(int level, long index) {

    /** What each level that is kept is above the one before. */
    static final int HEIGHT = 8;

    static final int WIDTH = 1 << HEIGHT;

    static boolean keeps(Subtree part) {
        return part.level() % HEIGHT == 0;
    }

    /** The one that a part's hash is, or is calculated from. */
    static Tile of(Subtree part) {
        int above = part.level() % HEIGHT;
        return new Tile(part.level() - above, part.index() << above >> HEIGHT);
    }

    long first() {
        return index << HEIGHT;
    }

    long end() {
        return first() + WIDTH;
    }

    /** Where in the tile a part begins. */
    static int placeOf(Subtree part) {
        return (int) ((part.index() << part.level() % HEIGHT) & WIDTH - 1);
    }
}
