package io.muniment.query.history;

import org.jspecify.annotations.Nullable;

/**
 * One operation of an RFC 6902 patch. A {@code test} before a {@code replace} or {@code remove} says what was there.
 *
 * @param path a JSON pointer into the state
 * @param value plain JSON: maps, lists, texts, numbers; what is removed has none
 */
public record PatchOperation(
        String op, String path, @Nullable Object value) {}
