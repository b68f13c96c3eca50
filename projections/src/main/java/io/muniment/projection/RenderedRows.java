package io.muniment.projection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.RowN;
import org.jooq.impl.DSL;

/**
 * A statement that is given rows, of which there are one or two most of the time: then its text is made once. Where
 * there are many, making it is the least of it.
 */
public final class RenderedRows {

    private static final int FEW = 4;

    private final List<Field<?>> columns;
    private final Function<List<RowN>, Query> statement;
    private final Map<Integer, RenderedOnce> rendered = new ConcurrentHashMap<>();

    public RenderedRows(List<Field<?>> columns, Function<List<RowN>, Query> statement) {
        this.columns = List.copyOf(columns);
        this.statement = statement;
    }

    public void execute(DSLContext db, List<? extends Record> rows) {
        if (rows.size() <= FEW) {
            few(db, rows).execute();
        } else {
            db.execute(statement.apply(values(rows)));
        }
    }

    /** For a statement that returns these columns. */
    public Result<? extends Record> fetch(DSLContext db, List<? extends Record> rows, Field<?>... returned) {
        return rows.size() <= FEW
                ? few(db, rows).rows(returned).fetch()
                : db.fetch((ResultQuery<?>) statement.apply(values(rows)));
    }

    private RenderedOnce.Use few(DSLContext db, List<? extends Record> rows) {
        RenderedOnce.Use use =
                rendered.computeIfAbsent(rows.size(), this::render).on(db);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                give(use, row, column, columns.get(column), rows.get(row));
            }
        }
        return use;
    }

    private static <T> void give(RenderedOnce.Use use, int row, int column, Field<T> field, Record from) {
        use.with(parameter(row, column, field.getDataType()), from.get(field));
    }

    private RenderedOnce render(int rows) {
        return new RenderedOnce(statement.apply(
                IntStream.range(0, rows).mapToObj(this::parameters).toList()));
    }

    private RowN parameters(int row) {
        return DSL.row(IntStream.range(0, columns.size())
                .mapToObj(column -> parameter(row, column, columns.get(column).getDataType()))
                .toArray());
    }

    private static <T> Param<T> parameter(int row, int column, DataType<T> type) {
        return DSL.param("row%dcolumn%d".formatted(row, column), type);
    }

    private List<RowN> values(List<? extends Record> rows) {
        return rows.stream()
                .map(row -> DSL.row(columns.stream().map(row::get).toArray()))
                .toList();
    }
}
