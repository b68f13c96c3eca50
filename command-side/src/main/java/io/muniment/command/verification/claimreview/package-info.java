/** A reviewer takes a request. */
@NullMarked
package io.muniment.command.verification.claimreview;

import org.jspecify.annotations.NullMarked;
