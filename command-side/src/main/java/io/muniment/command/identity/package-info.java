/** Decisions on accounts: who may sign in, and what they are where. */
@NullMarked
package io.muniment.command.identity;

import org.jspecify.annotations.NullMarked;
