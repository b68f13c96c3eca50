/** A reviewer gives a request back to the queue. */
@NullMarked
package io.muniment.command.verification.releasereview;

import org.jspecify.annotations.NullMarked;
