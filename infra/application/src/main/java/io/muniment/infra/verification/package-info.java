/** Verification requests: policy, and who holds a subject. */
@NullMarked
package io.muniment.infra.verification;

import org.jspecify.annotations.NullMarked;
