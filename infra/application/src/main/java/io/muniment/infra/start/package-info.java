/** What happens before and after the application starts. */
@NullMarked
package io.muniment.infra.start;

import org.jspecify.annotations.NullMarked;
