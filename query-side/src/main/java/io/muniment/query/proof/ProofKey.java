package io.muniment.query.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A public key that checkpoints were signed with.
 *
 * @param key as {@code name+id+key}
 * @param retired when another took its place; none for the one that signs now
 */
public record ProofKey(String key, Instant since, @Nullable Instant retired) {}
