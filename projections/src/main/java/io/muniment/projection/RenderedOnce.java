package io.muniment.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement on the way of every request: its text is made once, for making it takes longer than sending it. Its
 * parameters have names; what else it is given is part of the text.
 */
public final class RenderedOnce {

    /** A parameter, or a literal in which there is none. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([A-Za-z]\\w*)|'(?:[^']|'')*'");

    private final List<String> names;
    private final String text;

    public RenderedOnce(Query statement) {
        if (!statement.getParams().values().stream().allMatch(RenderedOnce::hasNameOrIsText)) {
            throw new IllegalArgumentException("Not all parameters have names: " + statement);
        }
        String named = DSL.using(SQLDialect.POSTGRES).renderNamedParams(statement);
        this.names = NAME.matcher(named)
                .results()
                .map(found -> found.group(1))
                .filter(Objects::nonNull)
                .toList();
        this.text = NAME.matcher(named)
                .replaceAll(found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : "?");
    }

    private static boolean hasNameOrIsText(Param<?> parameter) {
        return parameter.isInline() || parameter.getParamName() != null;
    }

    public Use on(DSLContext db) {
        return new Use(db);
    }

    /** Its parameters are given values. */
    public final class Use {

        private final DSLContext db;
        private final Map<String, Param<?>> values = new HashMap<>();

        private Use(DSLContext db) {
            this.db = db;
        }

        public <T> Use with(Param<T> parameter, @Nullable T value) {
            values.put(
                    Objects.requireNonNull(parameter.getParamName(), "it has a name"),
                    DSL.val(value, parameter.getDataType()));
            return this;
        }

        public int execute() {
            return db.query(text, inOrder()).execute();
        }

        public ResultQuery<Record> rows(Field<?>... columns) {
            return db.resultQuery(text, inOrder()).coerce(columns);
        }

        public <R extends Record> ResultQuery<R> rows(Table<R> table) {
            return db.resultQuery(text, inOrder()).coerce(table);
        }

        private QueryPart[] inOrder() {
            return names.stream()
                    .map(name -> Objects.requireNonNull(values.get(name), name))
                    .toArray(QueryPart[]::new);
        }
    }
}
