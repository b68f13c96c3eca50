/** Measures the application against what the same machine's PostgreSQL does without it, in turns. */
@NullMarked
package io.muniment.infra.bench;

import org.jspecify.annotations.NullMarked;
