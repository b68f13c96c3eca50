package io.muniment.kernel.rule;

/** A decision that ended at a rule. */
public final class RuleBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RuleCode code;

    public RuleBroken(RuleCode code, String explanation) {
        super(explanation, null, false, false);
        this.code = code;
    }

    public RuleCode code() {
        return code;
    }
}
