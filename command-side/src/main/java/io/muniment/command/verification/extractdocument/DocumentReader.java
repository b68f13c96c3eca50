package io.muniment.command.verification.extractdocument;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the text of a document. A document that cannot be read is an answer, not a failure; failures are those of
 * getting at its content or at the tools, and pass.
 */
public interface DocumentReader {

    Reading read(InputStream content, String mediaType) throws IOException;

    /** What came of reading. */
    sealed interface Reading {}

    record Text(String text, int confidencePercent, String reader) implements Reading {}

    record NotRead(String reason) implements Reading {}
}
