package io.muniment.infra.rebuild;

import io.muniment.projection.GivenColumns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Rows for tables of one schema, sent in PostgreSQL's own form of bulk data. */
final class CopiedRows {

    private final String schema;
    private final SequencedMap<Table<?>, StringBuilder> rows = new LinkedHashMap<>();
    private final Map<Table<?>, int[]> columns = new HashMap<>();

    CopiedRows(String schema, List<? extends Table<?>> tables) {
        this.schema = schema;
        tables.forEach(table -> {
            rows.put(table, new StringBuilder());
            columns.put(
                    table,
                    GivenColumns.of(table).stream().mapToInt(table::indexOf).toArray());
        });
    }

    void add(UpdatableRecord<?> row) {
        StringBuilder text = Objects.requireNonNull(rows.get(row.getTable()), "the fold names all of its tables");
        String between = "";
        for (int column : Objects.requireNonNull(columns.get(row.getTable()))) {
            text.append(between);
            CopyText.append(text, row.get(column));
            between = "\t";
        }
        text.append('\n');
    }

    void send(Connection connection) throws SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<Table<?>, StringBuilder> one : rows.entrySet()) {
            byte[] bytes = one.getValue().toString().getBytes(StandardCharsets.UTF_8);
            try {
                copy.copyIn(into(one.getKey()), new ByteArrayInputStream(bytes));
            } catch (IOException fromMemory) {
                throw new UncheckedIOException(fromMemory);
            }
        }
    }

    private String into(Table<?> table) {
        String names =
                GivenColumns.of(table).stream().map(Field::getName).collect(Collectors.joining("\", \"", "\"", "\""));
        return "copy \"%s\".\"%s\" (%s) from stdin".formatted(schema, table.getName(), names);
    }
}
