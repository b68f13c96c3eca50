package io.muniment.query.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The states that aggregates of every kind have had, folded from their events as the aggregates themselves are. */
public interface PastStates {

    /** By version, what its event made of the state before it. A version that nobody can fold is left out. */
    Map<Long, List<PatchOperation>> changes(String type, String id, SortedSet<Long> versions);

    /** From one version to another that is later or earlier; from nothing, if there is none. */
    List<PatchOperation> change(String type, String id, @Nullable Long from, long to);

    /** As plain JSON; nothing before the first event, and of kinds of aggregates that have no state. */
    Optional<Map<String, Object>> at(String type, String id, long version);
}
