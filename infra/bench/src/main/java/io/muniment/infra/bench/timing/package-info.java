/** How things are timed, in turns with the reference that they are compared to. */
@NullMarked
package io.muniment.infra.bench.timing;

import org.jspecify.annotations.NullMarked;
