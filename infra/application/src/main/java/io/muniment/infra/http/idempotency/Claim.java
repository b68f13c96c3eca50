package io.muniment.infra.http.idempotency;

import java.time.Duration;
import java.util.UUID;

/** What the store says to one who wants to do a request. */
sealed interface Claim {

    /** Do it, then store the answer or release the claim. An earlier attempt may have done it and not said so. */
    record Granted(UUID id, UUID firstAttempt) implements Claim {

        boolean isRepeated() {
            return !id.equals(firstAttempt);
        }
    }

    /** It was done before. */
    record Done(Answer answer) implements Claim {}

    /** Somebody does it right now, for at most so long. */
    record InFlight(Duration atMost) implements Claim {}

    /** The key was used with another body. */
    record OtherBody() implements Claim {}
}
