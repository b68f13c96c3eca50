package io.muniment.infra.privacy;

import io.muniment.projection.EveryTenant;
import io.muniment.projection.TableFold;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Read models, and what they were: what their folds have erased already, and what is parked before them. */
@Component
class RowsOfPersons implements PersonalDataStore {

    private final List<TableFold<?>> readModels;
    private final DSLContext db;

    RowsOfPersons(List<TableFold<?>> readModels, DSLContext db) {
        this.readModels = List.copyOf(readModels);
        this.db = EveryTenant.of(db);
    }

    @Override
    public String store() {
        return "rows of read models";
    }

    @Override
    public long erase(ErasedPerson person) {
        return readModels.stream()
                .mapToLong(readModel -> readModel.erase(db, person.aggregates()))
                .sum();
    }
}
