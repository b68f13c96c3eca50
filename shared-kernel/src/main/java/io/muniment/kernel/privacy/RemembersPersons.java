package io.muniment.kernel.privacy;

/** Keeps in memory what events say of persons, to be quick: it can be read anew at any time. */
public interface RemembersPersons {

    void forget();
}
