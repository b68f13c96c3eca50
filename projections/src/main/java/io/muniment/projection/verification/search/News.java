package io.muniment.projection.verification.search;

import io.muniment.kernel.verification.VerificationRequestEvent;
import io.muniment.projection.Recorded;

/** An event that came by, and what is known of it besides. */
record News(VerificationRequestEvent event, Recorded recorded) {}
