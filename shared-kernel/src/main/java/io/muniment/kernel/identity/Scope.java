package io.muniment.kernel.identity;

/** How far a permission reaches; each reaches as far as those before it. */
public enum Scope {
    /** Nowhere: it is not given. */
    NONE,
    /** What is one's own affair. */
    OWN,
    /** Everything in the tenant in which one acts. */
    ORGANIZATION,
    /** Every tenant, one at a time: the one in which one acts. */
    ALL;

    public boolean covers(Scope wanted) {
        return compareTo(wanted) >= 0;
    }

    Scope orWider(Scope other) {
        return covers(other) ? this : other;
    }
}
