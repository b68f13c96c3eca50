package io.muniment.infra.proof;

import org.jspecify.annotations.Nullable;

/**
 * What came out of looking at everything.
 *
 * @param events that are hashed, all of which were looked at
 * @param checkpoints that were signed, all of which were verified
 * @param finding the first; none if all is as it was
 */
public record Audit(long events, long checkpoints, @Nullable Discrepancy finding) {}
