/** What a measure starts and speaks to: servers, the application here or in a process of its own, callers. */
@NullMarked
package io.muniment.infra.bench.running;

import org.jspecify.annotations.NullMarked;
