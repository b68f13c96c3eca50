/** What is owed to the persons of whom the ledger speaks: what is held for the law, and what is erased. */
@NullMarked
package io.muniment.kernel.privacy;

import org.jspecify.annotations.NullMarked;
