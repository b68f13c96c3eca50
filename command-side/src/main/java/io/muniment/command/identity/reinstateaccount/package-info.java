/** A suspended account is open again. */
@NullMarked
package io.muniment.command.identity.reinstateaccount;

import org.jspecify.annotations.NullMarked;
