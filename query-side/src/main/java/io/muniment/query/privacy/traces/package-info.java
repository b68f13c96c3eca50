/** Where something is said of a person. */
@NullMarked
package io.muniment.query.privacy.traces;

import org.jspecify.annotations.NullMarked;
