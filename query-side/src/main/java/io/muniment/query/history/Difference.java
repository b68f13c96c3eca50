package io.muniment.query.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one aggregate between two times.
 *
 * @param before its version at the first of them, if it was there
 * @param after its version at the second
 * @param change an RFC 6902 patch from the one state to the other
 */
record Difference(String type, String id, @Nullable Long before, long after, List<PatchOperation> change) {}
