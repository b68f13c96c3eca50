package io.muniment.infra.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;

/** A row, and where it stands among the others. */
record KeyedRow(ReadModelTable table, Record row) {

    /** As the databases sort. */
    static final Comparator<KeyedRow> BY_KEY = KeyedRow::compare;

    private static int compare(KeyedRow one, KeyedRow other) {
        List<Object> key = one.key();
        List<Object> others = other.key();
        int order = 0;
        for (int place = 0; order == 0 && place < key.size(); place++) {
            order = compare(key.get(place), others.get(place));
        }
        return order;
    }

    @SuppressWarnings("unchecked") // both are of the type of one column
    private static int compare(Object one, Object other) {
        return one instanceof String text
                ? Arrays.compareUnsigned(bytes(text), bytes((String) other))
                : ((Comparable<Object>) one).compareTo(other);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Object> key() {
        return table.key().stream()
                .<Object>map(column -> Objects.requireNonNull(row.get(column), "no part of a key is null"))
                .toList();
    }

    String keyText() {
        return key().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Names of columns, for what they hold may be about persons. */
    List<String> differingFrom(KeyedRow other) {
        return table.columns().stream()
                .filter(column -> !Objects.deepEquals(row.get(column), other.row.get(column)))
                .map(Field::getName)
                .toList();
    }
}
