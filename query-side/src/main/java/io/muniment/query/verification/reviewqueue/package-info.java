/** What waits for reviewers, the most pressing first. */
@NullMarked
package io.muniment.query.verification.reviewqueue;

import org.jspecify.annotations.NullMarked;
