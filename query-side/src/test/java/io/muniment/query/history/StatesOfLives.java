package io.muniment.query.history;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.kernel.verification.VerificationRequestState;
import io.muniment.projection.LedgerEntry;
import io.muniment.projection.verification.VerificationLives;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The states of generated lives, of which only the standing is told. */
public record StatesOfLives(VerificationLives lives) implements PastStates {

    @Override
    public Map<Long, List<PatchOperation>> changes(String type, String id, SortedSet<Long> versions) {
        Map<Long, List<PatchOperation>> changes = new HashMap<>();
        versions.forEach(version -> changes.put(version, changeAt(id, version)));
        return changes;
    }

    List<PatchOperation> changeAt(String id, long version) {
        return List.of(new PatchOperation(
                "replace", "/status", at("", id, version).orElseThrow().get("status")));
    }

    @Override
    public List<PatchOperation> change(String type, String id, @Nullable Long from, long to) {
        return changeAt(id, to);
    }

    @Override
    public Optional<Map<String, Object>> at(String type, String id, long version) {
        @Nullable VerificationRequestState state = null;
        for (LedgerEntry entry : lives.entries()) {
            if (entry.recorded().aggregateId().equals(id) && entry.recorded().version() <= version) {
                state = VerificationRequestState.next(state, (VerificationRequestEvent) entry.event());
            }
        }
        return Optional.ofNullable(state)
                .map(known -> Map.of("status", known.status().name()));
    }
}
