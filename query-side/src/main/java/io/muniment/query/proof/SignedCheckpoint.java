package io.muniment.query.proof;

import java.time.Instant;

/**
 * The root of the first so many events.
 *
 * @param root in base64
 * @param note all of it with its signatures, as C2SP's tlog-checkpoint: what is kept and verified
 */
public record SignedCheckpoint(long size, String root, Instant at, String note) {}
