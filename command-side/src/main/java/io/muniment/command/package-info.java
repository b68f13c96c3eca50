/** Decisions: what may happen, and what happens then. */
@NullMarked
package io.muniment.command;

import org.jspecify.annotations.NullMarked;
