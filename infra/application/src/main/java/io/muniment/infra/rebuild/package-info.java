/** Makes read models anew from the ledger, beside the live ones, and puts them in their place. */
@NullMarked
package io.muniment.infra.rebuild;

import org.jspecify.annotations.NullMarked;
