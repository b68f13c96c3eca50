/** What projections show to queries besides their tables. */
@NullMarked
package io.muniment.projection.schema.view;

import org.jspecify.annotations.NullMarked;
