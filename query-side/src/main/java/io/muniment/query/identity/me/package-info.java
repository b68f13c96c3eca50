/** Who somebody is who is signed in. */
@NullMarked
package io.muniment.query.identity.me;

import org.jspecify.annotations.NullMarked;
