/** What wanted the data of a person kept has ended. */
@NullMarked
package io.muniment.command.privacy.lifthold;

import org.jspecify.annotations.NullMarked;
