/**
 * A house in which every rule of the architecture is broken, so that each rule is seen awake. It stands outside of
 * {@code io.muniment} so that nothing scans it, and its rooms are not null-marked because that is one of the
 * violations. Classes called Neighbour do nothing wrong; they are there to be seen by the others.
 */
@NullMarked
package planted;

import org.jspecify.annotations.NullMarked;
