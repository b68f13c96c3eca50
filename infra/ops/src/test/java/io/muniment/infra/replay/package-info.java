@NullMarked
package io.muniment.infra.replay;

import org.jspecify.annotations.NullMarked;
