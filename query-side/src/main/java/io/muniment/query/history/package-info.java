/** Who did what to an aggregate, when, for whom and because of what. */
@NullMarked
package io.muniment.query.history;

import org.jspecify.annotations.NullMarked;
