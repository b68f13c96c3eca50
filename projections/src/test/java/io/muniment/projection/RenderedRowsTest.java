package io.muniment.projection;

import static io.muniment.projection.schema.Tables.PROCESS_STATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.muniment.projection.schema.tables.records.ProcessStateRecord;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedRowsTest {

    private static final List<Field<?>> COLUMNS = List.of(PROCESS_STATE.fields());

    private final DSLContext db = TestDatabase.db();
    private final String process = "process-" + UUID.randomUUID();
    private final RenderedRows insert = new RenderedRows(
            COLUMNS,
            rows -> DSL.insertInto(PROCESS_STATE)
                    .columns(COLUMNS)
                    .valuesOfRows(rows)
                    .returning(PROCESS_STATE.AGGREGATE_ID, PROCESS_STATE.VERSION));

    private List<ProcessStateRecord> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new ProcessStateRecord(
                        process,
                        "it's :row%dcolumn0 ?".formatted(number),
                        (long) number,
                        JSONB.valueOf("{\"a\": null}")))
                .toList();
    }

    private static List<List<Object>> values(List<ProcessStateRecord> rows) {
        return rows.stream().map(Record::intoList).toList();
    }

    private List<ProcessStateRecord> stored() {
        return db.selectFrom(PROCESS_STATE)
                .where(PROCESS_STATE.PROCESS.eq(process))
                .orderBy(PROCESS_STATE.VERSION)
                .fetch();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 40})
    void fewAndManyAreWrittenAlike(int count) {
        insert.execute(db, rows(count));
        assertThat(values(stored())).isEqualTo(values(rows(count)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void whatIsReturnedComesByItsColumns(int count) {
        var returned = insert.fetch(db, rows(count), PROCESS_STATE.AGGREGATE_ID, PROCESS_STATE.VERSION);
        assertThat(returned.intoMap(PROCESS_STATE.AGGREGATE_ID, PROCESS_STATE.VERSION))
                .hasSize(count)
                .allSatisfy((text, number) -> assertThat(text).contains(":row" + number));
    }

    @Test
    void theSameTextServesOthers() {
        insert.execute(db, rows(2).subList(0, 1));
        insert.execute(db, rows(2).subList(1, 2));
        assertThat(values(stored())).isEqualTo(values(rows(2)));
    }
}
