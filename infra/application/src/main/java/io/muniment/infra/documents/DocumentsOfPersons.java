package io.muniment.infra.documents;

import io.muniment.infra.privacy.PersonalDataStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Whatever files there are under the aggregates of the person. */
@Component
class DocumentsOfPersons implements PersonalDataStore {

    private final FileDocumentStore documents;

    DocumentsOfPersons(FileDocumentStore documents) {
        this.documents = documents;
    }

    @Override
    public String store() {
        return "files";
    }

    @Override
    public long erase(ErasedPerson person) {
        try {
            long removed = 0;
            for (String aggregate : person.aggregates()) {
                removed += documents.removeAll(person.tenant(), aggregate);
            }
            return removed;
        } catch (IOException failed) {
            throw new UncheckedIOException("Files of a person could not be removed", failed);
        }
    }
}
