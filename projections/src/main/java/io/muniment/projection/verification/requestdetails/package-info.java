/** What each verification request has come to, with its documents and their findings. */
@NullMarked
package io.muniment.projection.verification.requestdetails;

import org.jspecify.annotations.NullMarked;
