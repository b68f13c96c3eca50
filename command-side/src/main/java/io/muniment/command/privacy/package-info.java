/** Decisions on the data of persons. */
@NullMarked
package io.muniment.command.privacy;

import org.jspecify.annotations.NullMarked;
