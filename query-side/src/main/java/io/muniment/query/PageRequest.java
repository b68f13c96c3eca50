package io.muniment.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?page=&size=&sort=}: which page, how long, in which order. Without a size, or with 0, it has the default one.
 */
public record PageRequest(
        @Min(0) int page,
        @Min(0) @Max(MAX_SIZE) int size,
        @Nullable String sort) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    public PageRequest {
        size = size == 0 ? DEFAULT_SIZE : size;
    }

    public long offset() {
        return (long) page * size;
    }
}
