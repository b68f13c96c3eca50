/** Where something is said of a person. */
@NullMarked
package io.muniment.projection.privacy.traces;

import org.jspecify.annotations.NullMarked;
