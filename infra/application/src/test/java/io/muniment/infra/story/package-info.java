/** Stories told over HTTP, as users would tell them. */
@NullMarked
package io.muniment.infra.story;

import org.jspecify.annotations.NullMarked;
