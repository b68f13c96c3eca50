/** How aggregates come out of the ledger quickly, and how their decisions rest on the newest state all the same. */
@NullMarked
package io.muniment.infra.aggregate;

import org.jspecify.annotations.NullMarked;
