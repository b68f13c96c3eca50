/** What drives a request by itself: reading, checking, queueing, reminding, expiring. */
@NullMarked
package io.muniment.command.verification.process;

import org.jspecify.annotations.NullMarked;
