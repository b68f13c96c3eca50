/** Proofs that what is recorded is what was recorded. */
@NullMarked
package io.muniment.query.proof;

import org.jspecify.annotations.NullMarked;
