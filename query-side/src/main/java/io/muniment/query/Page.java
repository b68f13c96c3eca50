package io.muniment.query;

import java.util.List;

/** One page of a list, the same shape for every list. Pages count from 0. */
public record Page<T>(List<T> items, int page, int size, long total, boolean hasNext) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> of(List<T> items, PageRequest request, long total) {
        return new Page<>(items, request.page(), request.size(), total, request.offset() + items.size() < total);
    }
}
