/** How often something may be asked, over all processes. */
@NullMarked
package io.muniment.infra.http.limits;

import org.jspecify.annotations.NullMarked;
