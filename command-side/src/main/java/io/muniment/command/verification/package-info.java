/** Verification requests: the aggregate, and what its slices share. */
@NullMarked
package io.muniment.command.verification;

import org.jspecify.annotations.NullMarked;
