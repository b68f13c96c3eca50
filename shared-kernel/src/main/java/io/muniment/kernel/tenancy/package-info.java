/** Tenants: whose data it is. */
@NullMarked
package io.muniment.kernel.tenancy;

import org.jspecify.annotations.NullMarked;
