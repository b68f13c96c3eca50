/** The applicant brings a document. */
@NullMarked
package io.muniment.command.verification.attachdocument;

import org.jspecify.annotations.NullMarked;
