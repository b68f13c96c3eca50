/** The applicant no longer wants the verification. */
@NullMarked
package io.muniment.command.verification.withdrawrequest;

import org.jspecify.annotations.NullMarked;
