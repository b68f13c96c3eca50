package io.muniment.kernel.evidence;

/** How far a pack is. */
public enum PackStanding {
    REQUESTED,
    READY,
    FAILED,
    /** A person in it was erased: its file is gone. */
    WITHDRAWN
}
