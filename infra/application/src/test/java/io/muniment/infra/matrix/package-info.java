/** Every operation, asked by everybody. */
@NullMarked
package io.muniment.infra.matrix;

import org.jspecify.annotations.NullMarked;
