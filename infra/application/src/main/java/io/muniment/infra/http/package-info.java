/** The HTTP edge that every endpoint shares: request ids, conditions, limits, headers. */
@NullMarked
package io.muniment.infra.http;

import org.jspecify.annotations.NullMarked;
