/** The states that aggregates have had, and what each event changed, as JSON. */
@NullMarked
package io.muniment.infra.history;

import org.jspecify.annotations.NullMarked;
