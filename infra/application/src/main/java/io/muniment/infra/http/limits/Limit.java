package io.muniment.infra.http.limits;

import io.muniment.infra.http.Sha256;

/**
 * What one request is counted against.
 *
 * @param name of the group, or the plan
 * @param whom who is counted; only a digest of it is kept
 * @param isExact whether all processes count as one at every moment, or only about
 */
record Limit(String name, Allowance allowance, String whom, boolean isExact) {

    /** Another allowance is another bucket, so that a change of the configuration counts at once. */
    String key() {
        return "%s:%d/%d:%s"
                .formatted(
                        name,
                        allowance.requests(),
                        allowance.per().toMillis(),
                        new Sha256().add(whom).hex());
    }
}
