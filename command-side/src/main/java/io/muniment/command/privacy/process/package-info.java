/** Erasing a person, store by store, until it is certified. */
@NullMarked
package io.muniment.command.privacy.process;

import org.jspecify.annotations.NullMarked;
