/** Verification requests found by what anybody remembers of them. */
@NullMarked
package io.muniment.query.verification.search;

import org.jspecify.annotations.NullMarked;
