package io.muniment.infra.rebuild;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
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

    CopiedRows(String schema, List<? extends Table<?>> tables) {
        this.schema = schema;
        tables.forEach(table -> rows.put(table, new StringBuilder()));
    }

    void add(UpdatableRecord<?> row) {
        StringBuilder text = Objects.requireNonNull(rows.get(row.getTable()), "the fold names all of its tables");
        for (int column = 0; column < row.size(); column++) {
            if (column > 0) {
                text.append('\t');
            }
            CopyText.append(text, row.get(column));
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
        String columns =
                Arrays.stream(table.fields()).map(Field::getName).collect(Collectors.joining("\", \"", "\"", "\""));
        return "copy \"%s\".\"%s\" (%s) from stdin".formatted(schema, table.getName(), columns);
    }
}
