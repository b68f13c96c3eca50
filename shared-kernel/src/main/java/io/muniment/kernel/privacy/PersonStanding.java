package io.muniment.kernel.privacy;

/** How far a person is from being forgotten. */
public enum PersonStanding {
    KEPT,
    BEING_ERASED,
    ERASED
}
