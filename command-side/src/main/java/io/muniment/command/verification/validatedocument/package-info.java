/** A document is checked against the checklist of its request's type. */
@NullMarked
package io.muniment.command.verification.validatedocument;

import org.jspecify.annotations.NullMarked;
