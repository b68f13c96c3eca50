/** Nothing is left of the applicant. */
@NullMarked
package io.muniment.command.verification.eraseapplicant;

import org.jspecify.annotations.NullMarked;
