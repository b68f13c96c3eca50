/** Rules with a business name, and what it means to break one. */
@NullMarked
package io.muniment.kernel.rule;

import org.jspecify.annotations.NullMarked;
