/** Verification requests as documents of the search index. */
@NullMarked
package io.muniment.projection.verification.search;

import org.jspecify.annotations.NullMarked;
