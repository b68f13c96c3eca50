package io.muniment.kernel.evidence;

/** How much a pack is about. */
public enum PackScope {
    AGGREGATE,
    SET,
    TENANT
}
