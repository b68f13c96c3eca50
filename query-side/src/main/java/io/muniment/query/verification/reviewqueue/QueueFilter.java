package io.muniment.query.verification.reviewqueue;

import io.muniment.kernel.verification.VerificationType;
import org.jspecify.annotations.Nullable;

/** Which of the waiting requests somebody wants to see. */
record QueueFilter(
        @Nullable VerificationType type, @Nullable Boolean claimed) {}
