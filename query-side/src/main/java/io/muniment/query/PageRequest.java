package io.muniment.query;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** {@code ?page=&size=&sort=}: which page, how long, in which order. */
public record PageRequest(
        @Min(0) int page,
        @Min(1) @Max(500) int size,
        @Nullable String sort) {

    public static final int DEFAULT_SIZE = 100;

    public long offset() {
        return (long) page * size;
    }
}
