package io.muniment.infra;

import static io.muniment.projection.schema.Tables.EVENT_HISTORY;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.muniment.projection.schema.view.IndexedRequest;
import io.muniment.projection.schema.view.VerificationIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** What tables and the index hold, as text in a fixed order: two of them are equal if the contents are. */
public final class KeptContents {

    private static final int ALL = 5_000;

    private KeptContents() {}

    /** Without the numbers in which rows were written: a replay writes them anew. */
    public static String rows(DSLContext db, Table<? extends Record> table) {
        Field<?>[] compared = Arrays.stream(table.fields())
                .filter(field -> !field.equals(EVENT_HISTORY.WRITTEN))
                .toArray(Field[]::new);
        return db.select(compared).from(table).orderBy(compared).fetch().formatJSON();
    }

    public static String documents(ElasticsearchClient elasticsearch, VerificationIndex index) {
        try {
            elasticsearch.indices().refresh(refresh -> refresh.index(index.alias()));
            return elasticsearch
                    .search(
                            search -> search.index(index.alias())
                                    .size(ALL)
                                    .version(true)
                                    .sort(sort -> sort.field(by -> by.field(VerificationIndex.ID))),
                            IndexedRequest.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(hit -> "%s at %d".formatted(hit.source(), hit.version()))
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }
}
