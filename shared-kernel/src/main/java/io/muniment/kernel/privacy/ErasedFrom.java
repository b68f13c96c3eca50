package io.muniment.kernel.privacy;

/** How much one store has lost with a person. */
public record ErasedFrom(String store, long count) {}
