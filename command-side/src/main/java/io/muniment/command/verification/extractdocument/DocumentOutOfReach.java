package io.muniment.command.verification.extractdocument;

import io.muniment.kernel.verification.DocumentId;
import java.io.IOException;
import org.axonframework.common.AxonTransientException;

/** The file of a document cannot be had now, which passes by itself: reading is tried again, and nothing is parked. */
public final class DocumentOutOfReach extends AxonTransientException {

    private static final long serialVersionUID = 1L;

    DocumentOutOfReach(DocumentId document, IOException cause) {
        super("The file of %s cannot be read now".formatted(document), cause);
    }
}
