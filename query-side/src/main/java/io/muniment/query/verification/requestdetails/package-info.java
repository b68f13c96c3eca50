/** Verification requests one by one and as a list, with their documents and what the actor may do next. */
@NullMarked
package io.muniment.query.verification.requestdetails;

import org.jspecify.annotations.NullMarked;
