package io.muniment.query;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** {@code ?page=&size=&sort=}: which page, how long, in which order. What is not said is the first page, of 100. */
public record PageRequest(
        @Nullable @Min(0) Integer page,
        @Nullable @Min(1) @Max(MAX_SIZE) Integer size,
        @Nullable String sort) {

    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 500;

    public PageRequest {
        page = requireNonNullElse(page, 0);
        size = requireNonNullElse(size, DEFAULT_SIZE);
    }

    @Override
    public Integer page() {
        return requireNonNull(page);
    }

    @Override
    public Integer size() {
        return requireNonNull(size);
    }

    public long offset() {
        return (long) page() * size();
    }
}
