/** Demo data, made through commands. */
@NullMarked
package io.muniment.infra.demo;

import org.jspecify.annotations.NullMarked;
