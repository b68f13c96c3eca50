/** Clock and ids. */
@NullMarked
package io.muniment.infra.time;

import org.jspecify.annotations.NullMarked;
