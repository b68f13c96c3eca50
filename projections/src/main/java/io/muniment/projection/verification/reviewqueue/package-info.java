/** The requests that wait for a reviewer or are with one. */
@NullMarked
package io.muniment.projection.verification.reviewqueue;

import org.jspecify.annotations.NullMarked;
