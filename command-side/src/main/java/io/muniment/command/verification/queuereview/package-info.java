/** A request whose documents are complete goes to the reviewers. */
@NullMarked
package io.muniment.command.verification.queuereview;

import org.jspecify.annotations.NullMarked;
