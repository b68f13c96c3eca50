/** Consequences: events become tables and the search index. */
@NullMarked
package io.muniment.projection;

import org.jspecify.annotations.NullMarked;
