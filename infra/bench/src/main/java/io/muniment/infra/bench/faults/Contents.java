package io.muniment.infra.bench.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rows of some tables, or all documents of an index, as text, in order. */
record Contents(Map<String, List<String>> tables) {

    private static final int SHOWN = 3;

    Contents and(Contents others) {
        Map<String, List<String>> all = new TreeMap<>(tables);
        all.putAll(others.tables);
        return new Contents(all);
    }

    /** One finding for each table that is not as it should be. */
    List<Finding> differingFrom(Contents expected) {
        TreeSet<String> names = new TreeSet<>(tables.keySet());
        names.addAll(expected.tables.keySet());
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            List<String> missing = without(expected.rows(name), rows(name));
            List<String> unexpected = without(rows(name), expected.rows(name));
            if (!missing.isEmpty() || !unexpected.isEmpty()) {
                findings.add(new Finding(
                        Finding.Kind.DIVERGENT,
                        "%s misses %d rows %s and has %d others %s"
                                .formatted(name, missing.size(), some(missing), unexpected.size(), some(unexpected))));
            }
        }
        return findings;
    }

    private List<String> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** A row that is there twice must be taken away twice. */
    private static List<String> without(List<String> rows, List<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(row -> left.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    private static List<String> some(List<String> rows) {
        return rows.subList(0, Math.min(SHOWN, rows.size()));
    }
}
