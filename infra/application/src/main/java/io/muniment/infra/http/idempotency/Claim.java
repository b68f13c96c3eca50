package io.muniment.infra.http.idempotency;

import java.time.Duration;
import java.util.UUID;

/** What the store says to one who wants to do a request. */
sealed interface Claim {

    /** Do it, then store the answer or release the claim. */
    record Granted(UUID id) implements Claim {}

    /** It was done before. */
    record Done(Answer answer) implements Claim {}

    /** Somebody does it right now, for at most so long. */
    record InFlight(Duration atMost) implements Claim {}

    /** The key was used with another body. */
    record OtherBody() implements Claim {}
}
