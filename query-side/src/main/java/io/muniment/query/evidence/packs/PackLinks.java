package io.muniment.query.evidence.packs;

import java.time.Instant;

/** Where the file of a pack can be fetched without a token, for a time. */
public interface PackLinks {

    PackLink linkTo(String pack);

    /** Whoever has it has the file: it is as good as a key. */
    record PackLink(String href, Instant expiresAt) {}
}
