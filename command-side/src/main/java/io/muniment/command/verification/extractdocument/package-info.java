/** The text of a document is read, or the document is marked as not read. */
@NullMarked
package io.muniment.command.verification.extractdocument;

import org.jspecify.annotations.NullMarked;
