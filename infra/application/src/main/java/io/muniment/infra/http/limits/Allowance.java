package io.muniment.infra.http.limits;

import java.time.Duration;

/**
 * So many requests in such a time, as even as they come: what is used up comes back little by little.
 *
 * @param requests that may come at once
 * @param per the time in which as many come back
 */
record Allowance(long requests, Duration per) {

    Allowance {
        if (requests < 1 || !per.isPositive()) {
            throw new IllegalArgumentException(
                    "A limit of muniment.limits is at least 1 request, per a time such as 1m");
        }
    }
}
