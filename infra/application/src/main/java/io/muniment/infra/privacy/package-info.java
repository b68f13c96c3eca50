/** Personal data: sealed under a key for each person, and erased by destroying it. */
@NullMarked
package io.muniment.infra.privacy;

import org.jspecify.annotations.NullMarked;
