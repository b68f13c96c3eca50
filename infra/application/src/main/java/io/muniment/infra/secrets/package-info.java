/** Secrets that are kept in files. */
@NullMarked
package io.muniment.infra.secrets;

import org.jspecify.annotations.NullMarked;
