/** Every event of every aggregate as one line that people read. */
@NullMarked
package io.muniment.projection.history;

import org.jspecify.annotations.NullMarked;
