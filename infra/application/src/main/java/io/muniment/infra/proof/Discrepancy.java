package io.muniment.infra.proof;

/**
 * What is not as it was.
 *
 * @param position the first that is wrong
 * @param upTo the last of those one of which is wrong; the same where it is known which
 */
public record Discrepancy(Kind kind, long position, long upTo, String says) {

    public enum Kind {
        CHANGED,
        DELETED,
        INSERTED,
        SWAPPED,
        TRUNCATED,
        /** The tree is another, and the events may be as they were. */
        HASHES_ALTERED,
        /** Events and hashes go together, and not with what was signed. */
        REWRITTEN,
        CHECKPOINT_ALTERED
    }

    static Discrepancy at(Kind kind, long position, String says) {
        return new Discrepancy(kind, position, position, says.formatted(position));
    }
}
