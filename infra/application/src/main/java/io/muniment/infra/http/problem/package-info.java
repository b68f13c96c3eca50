/** Every failure as an RFC 9457 problem with a stable code. */
@NullMarked
package io.muniment.infra.http.problem;

import org.jspecify.annotations.NullMarked;
