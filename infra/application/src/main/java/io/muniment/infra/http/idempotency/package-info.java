/** {@code Idempotency-Key}: a POST that is sent twice is done once and answered twice. */
@NullMarked
package io.muniment.infra.http.idempotency;

import org.jspecify.annotations.NullMarked;
