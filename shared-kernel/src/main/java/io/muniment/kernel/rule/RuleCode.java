package io.muniment.kernel.rule;

/** The stable name of a rule, and how its breaking is answered. Contexts list theirs in one enum. */
public interface RuleCode {

    /** {@code context.what-is-wrong}, as in {@code verification.review-already-claimed}; never changes. */
    String code();

    Refusal refusal();

    /** How a broken rule is answered. */
    enum Refusal {
        /** The state of things does not allow it now. */
        CONFLICT,
        /** Not by this actor. */
        FORBIDDEN,
        /** Understood, but not acceptable as given. */
        UNPROCESSABLE
    }
}
