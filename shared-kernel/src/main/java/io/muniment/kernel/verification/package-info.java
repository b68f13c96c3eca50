/**
 * Verification requests: someone asks that a property, a person or a certificate be verified, and a reviewer decides.
 */
@NullMarked
package io.muniment.kernel.verification;

import org.jspecify.annotations.NullMarked;
