/** What processes remember, and deadlines that survive a restart. */
@NullMarked
package io.muniment.infra.process;

import org.jspecify.annotations.NullMarked;
