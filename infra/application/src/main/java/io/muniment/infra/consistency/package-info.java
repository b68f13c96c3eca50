/** Tokens with which a query waits until it sees what a command has done. */
@NullMarked
package io.muniment.infra.consistency;

import org.jspecify.annotations.NullMarked;
