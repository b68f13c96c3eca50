package io.muniment.infra.replay;

import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.muniment.projection.GivenColumns;
import io.muniment.projection.PersonalColumns;
import io.muniment.projection.TableFold;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;

/**
 * One table of a read model, as far as it can be compared.
 *
 * @param columns all that follows from the events, or of that what does not speak of persons
 */
record ReadModelTable(TableFold<?> fold, Table<?> table, List<Field<?>> columns) {

    private static final String TENANT = "tenant";

    ReadModelTable {
        columns = List.copyOf(columns);
    }

    static List<ReadModelTable> of(TableFold<?> fold, boolean withPersonalData) {
        return fold.tables().stream()
                .map(table -> new ReadModelTable(
                        fold,
                        table,
                        GivenColumns.replayed(table).stream()
                                .filter(column -> withPersonalData
                                        || !PersonalColumns.of(table).contains(column))
                                .toList()))
                .toList();
    }

    String name() {
        return table.getName();
    }

    List<? extends Field<?>> key() {
        return Objects.requireNonNull(table.getPrimaryKey(), "every table has a key")
                .getFields();
    }

    Field<String> aggregate() {
        return fold.aggregate(table);
    }

    /** The same order on every server, whatever it is set to. */
    List<OrderField<?>> order() {
        return key().stream()
                .<OrderField<?>>map(column -> column.getType() == String.class
                        ? column.coerce(String.class).collate("C")
                        : column)
                .toList();
    }

    /** Where a table does not say whose a row is, it is shown as long as it is not another tenant's. */
    Condition isOf(Set<String> tenants) {
        Field<String> tenant = table.field(TENANT, String.class);
        if (tenant != null) {
            return tenant.in(tenants);
        }
        Table<?> first = fold.tables().getFirst();
        Field<String> tenantOfFirst =
                Objects.requireNonNull(first.field(TENANT, String.class), "the first table says whose a row is");
        return notExists(selectOne()
                .from(first)
                .where(fold.aggregate(first).eq(aggregate()))
                .and(tenantOfFirst.notIn(tenants)));
    }
}
