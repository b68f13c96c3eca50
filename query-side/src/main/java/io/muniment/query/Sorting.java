package io.muniment.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jspecify.annotations.Nullable;

/** How a list may be sorted: {@code ?sort=field} or {@code ?sort=field,desc}, ties always broken by the same column. */
public record Sorting(Map<String, Field<?>> fields, SortField<?> byDefault, Field<?> tieBreaker) {

    public Sorting {
        fields = Map.copyOf(fields);
    }

    public List<SortField<?>> of(@Nullable String sort) {
        if (sort == null || sort.isBlank()) {
            return List.of(byDefault, tieBreaker.asc());
        }
        var parts = sort.split(",", 2);
        var order = parts.length == 1 ? SortOrder.ASC : order(parts[1]);
        var field = fields.get(parts[0]);
        if (field == null || order == null) {
            throw new UnknownSort(sort, Set.copyOf(fields.keySet()));
        }
        return List.of(field.sort(order), tieBreaker.sort(order));
    }

    private static @Nullable SortOrder order(String text) {
        return switch (text) {
            case "asc" -> SortOrder.ASC;
            case "desc" -> SortOrder.DESC;
            default -> null;
        };
    }
}
