package io.muniment.projection.verification.search;

/** The index does not take a document for what it is: trying again cannot help. */
final class DocumentRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DocumentRefused(String id, String reason) {
        super("The index does not take %s: %s".formatted(id, reason));
    }
}
