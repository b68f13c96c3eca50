/** How long after a command its event is in sight of readers. */
@NullMarked
package io.muniment.infra.bench.lag;

import org.jspecify.annotations.NullMarked;
