/** A reviewer notes something for other reviewers. */
@NullMarked
package io.muniment.command.verification.notereview;

import org.jspecify.annotations.NullMarked;
