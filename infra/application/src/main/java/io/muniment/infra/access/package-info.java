/** Who came in, who was refused what, and who was told something about persons. */
@NullMarked
package io.muniment.infra.access;

import org.jspecify.annotations.NullMarked;
