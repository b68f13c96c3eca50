package io.muniment.infra.privacy;

import static io.muniment.projection.schema.Tables.PROJECTION_REBUILD;

import io.muniment.projection.IndexFold;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Search indexes. What may have to wait comes first: nothing is counted that would be counted again. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class IndexesOfPersons implements PersonalDataStore {

    private final List<IndexFold<?>> indexes;
    private final DSLContext db;

    IndexesOfPersons(List<IndexFold<?>> indexes, DSLContext db) {
        this.indexes = List.copyOf(indexes);
        this.db = db;
    }

    @Override
    public String store() {
        return "documents of search indexes";
    }

    @Override
    public long erase(ErasedPerson person) {
        indexes.forEach(this::requireNoRebuild);
        return indexes.stream()
                .mapToLong(index -> index.purge(person.tenant(), person.aggregates()))
                .sum();
    }

    /** It may have loaded what was said of the person, and would bring it along. */
    private void requireNoRebuild(IndexFold<?> index) {
        boolean isUnderWay = db.fetchExists(
                PROJECTION_REBUILD,
                PROJECTION_REBUILD.PROJECTION.eq(index.name()).and(PROJECTION_REBUILD.PHASE.ne("live")));
        if (isUnderWay) {
            throw new NotYet("%s is being rebuilt".formatted(index.name()));
        }
    }
}
