/** What an operator sees of the running system and does with it, and the record of what operators did. */
@NullMarked
package io.muniment.infra.operations;

import org.jspecify.annotations.NullMarked;
