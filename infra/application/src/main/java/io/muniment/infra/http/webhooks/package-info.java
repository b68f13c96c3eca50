/** What others send by themselves: a signature instead of a token. */
@NullMarked
package io.muniment.infra.http.webhooks;

import org.jspecify.annotations.NullMarked;
