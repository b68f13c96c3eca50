/** What happens, as it happens. */
@NullMarked
package io.muniment.query.stream;

import org.jspecify.annotations.NullMarked;
