package io.muniment.projection.verification.search;

import java.util.ArrayList;
import java.util.List;

/** Splits documents into as many requests as the index takes without choking; it refuses those of more than 100 MB. */
final class BulkPortions {

    static final int DOCUMENTS = 1_000;

    /** More only where one document alone has more. */
    static final int CHARACTERS = 5_000_000;

    private final List<List<VersionedDocument>> portions = new ArrayList<>();
    private long left;

    private BulkPortions() {}

    static List<List<VersionedDocument>> of(List<VersionedDocument> documents) {
        BulkPortions result = new BulkPortions();
        documents.forEach(result::add);
        return result.portions;
    }

    private void add(VersionedDocument document) {
        List<String> text = document.document().text();
        long characters =
                text == null ? 0 : text.stream().mapToLong(String::length).sum();
        if (portions.isEmpty() || portions.getLast().size() == DOCUMENTS || characters > left) {
            portions.add(new ArrayList<>());
            left = CHARACTERS;
        }
        portions.getLast().add(document);
        left -= characters;
    }
}
