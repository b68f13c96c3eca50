/** Answers: lists, details, history, search, streams. */
@NullMarked
package io.muniment.query;

import org.jspecify.annotations.NullMarked;
