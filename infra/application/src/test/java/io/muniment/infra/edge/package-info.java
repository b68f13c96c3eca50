/** The edge, tried over real HTTP with endpoints that exist only here. */
@NullMarked
package io.muniment.infra.edge;

import org.jspecify.annotations.NullMarked;
