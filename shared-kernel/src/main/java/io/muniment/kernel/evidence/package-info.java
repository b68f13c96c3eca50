/** Evidence packs: what is handed to an auditor, to be verified without this house. */
@NullMarked
package io.muniment.kernel.evidence;

import org.jspecify.annotations.NullMarked;
