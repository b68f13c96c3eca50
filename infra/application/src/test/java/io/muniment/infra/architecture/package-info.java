/** The sentences of the design that a rule can hold, and for each a violation that proves the rule awake. */
@NullMarked
package io.muniment.infra.architecture;

import org.jspecify.annotations.NullMarked;
