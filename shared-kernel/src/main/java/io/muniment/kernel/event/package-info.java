/** What every event is, and what is written beside it. */
@NullMarked
package io.muniment.kernel.event;

import org.jspecify.annotations.NullMarked;
