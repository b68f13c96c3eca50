/** The published language: what every module may know. The JDK only. */
@NullMarked
package io.muniment.kernel;

import org.jspecify.annotations.NullMarked;
