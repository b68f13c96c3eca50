/** Whose rows a statement may see, and as which role of the database it is executed. */
@NullMarked
package io.muniment.infra.tenancy;

import org.jspecify.annotations.NullMarked;
