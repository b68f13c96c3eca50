package io.muniment.infra.verify;

/** A complete part of a tree: the {@code index}th of those with two to the power of {@code level} leaves. */
public record Subtree(int level, long index) {}
