/** The applicant is reminded that documents are due. */
@NullMarked
package io.muniment.command.verification.remindapplicant;

import org.jspecify.annotations.NullMarked;
