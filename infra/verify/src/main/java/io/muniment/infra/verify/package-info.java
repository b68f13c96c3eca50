/**
 * What a proof of the ledger is, and how it is checked: with the JDK alone, by the application and by an auditor alike.
 */
@NullMarked
package io.muniment.infra.verify;

import org.jspecify.annotations.NullMarked;
