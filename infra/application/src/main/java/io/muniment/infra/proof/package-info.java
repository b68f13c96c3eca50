/** Keeps the tree of hashes over the ledger, signs its root, hands it out, and looks whether all is as it was. */
@NullMarked
package io.muniment.infra.proof;

import org.jspecify.annotations.NullMarked;
