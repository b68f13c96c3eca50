/** A person is forgotten, everywhere. */
@NullMarked
package io.muniment.command.privacy.eraseperson;

import org.jspecify.annotations.NullMarked;
