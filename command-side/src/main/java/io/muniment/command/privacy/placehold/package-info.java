/** A law or a dispute wants the data of a person kept. */
@NullMarked
package io.muniment.command.privacy.placehold;

import org.jspecify.annotations.NullMarked;
