/** How Java looks in this house: one way, applied by a command and checked by the build. */
@NullMarked
package io.muniment.infra.format;

import org.jspecify.annotations.NullMarked;
