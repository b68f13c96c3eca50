/** The composition root: the main class and everything that touches the outside. */
@NullMarked
package io.muniment.infra;

import org.jspecify.annotations.NullMarked;
