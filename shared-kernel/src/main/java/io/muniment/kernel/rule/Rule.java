package io.muniment.kernel.rule;

/** A business rule, seen at the moment of one decision. */
public interface Rule {

    boolean holds();

    RuleCode code();

    /** One sentence for the person whose wish is refused. */
    String explanation();

    /** Ends the decision at the first rule that does not hold. */
    static void check(Rule... rules) {
        for (Rule rule : rules) {
            if (!rule.holds()) {
                throw new RuleBroken(rule.code(), rule.explanation());
            }
        }
    }
}
