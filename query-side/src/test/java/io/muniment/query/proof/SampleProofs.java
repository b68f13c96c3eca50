package io.muniment.query.proof;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Proofs that prove nothing, and are told like others. */
public final class SampleProofs implements Proofs {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public SignedCheckpoint checkpoint(@Nullable Long size) {
        return new SignedCheckpoint(Objects.requireNonNullElse(size, 9L), "cm9vdA==", AT, "a note");
    }

    @Override
    public SignedCheckpoint checkpointOfAll() {
        return checkpoint(null);
    }

    @Override
    public InclusionProof inclusion(String eventId, long position, @Nullable Long size) {
        SignedCheckpoint checkpoint = checkpoint(size);
        return new InclusionProof(
                new ProvenEvent(position, AT, "type", "id", 0, "name", 1, "{}", "{}", eventId),
                "bGVhZg==",
                position,
                checkpoint.size(),
                List.of(),
                checkpoint);
    }

    @Override
    public ConsistencyProof consistency(long from, @Nullable Long to) {
        SignedCheckpoint checkpoint = checkpoint(to);
        return new ConsistencyProof(from, checkpoint.size(), List.of(), checkpoint);
    }

    @Override
    public List<ProofKey> keys() {
        return List.of(new ProofKey("a+b+c", AT, null));
    }
}
