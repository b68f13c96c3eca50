package io.muniment.query;

/** There is no proof to be had, for one of these reasons. */
public final class ProofRefused extends QueryRefused {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public ProofRefused(Reason reason, String explanation) {
        super(reason.code, explanation);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        /** Nothing was signed yet. */
        NOTHING_YET("proof.nothing-yet"),
        /** No checkpoint is of that size. */
        SIZE_UNKNOWN("proof.size-unknown"),
        /** What happened after a checkpoint is not in it. */
        CAME_LATER("proof.came-later"),
        /** Nothing grows from the one size to the other. */
        SIZES_IMPOSSIBLE("proof.sizes-impossible"),
        /** It is recorded, and not hashed yet. */
        BEHIND("proof.behind"),
        /** What is stored is not what was hashed. */
        LEDGER_ALTERED("proof.ledger-altered"),
        /** Another key signs: that of the process which was asked may not any more. */
        KEY_RETIRED("proof.key-retired"),
        /** The event store of this installation keeps no proof. */
        NOT_KEPT("proof.not-kept");

        private final String code;

        Reason(String code) {
            this.code = code;
        }
    }
}
