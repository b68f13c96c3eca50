/** Breaks what the application stands on while it works, then asks the ledger whether anything was lost or doubled. */
@NullMarked
package io.muniment.infra.bench.faults;

import org.jspecify.annotations.NullMarked;
