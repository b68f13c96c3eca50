/** Makes everything anew from an exported log, for whoever would rather not believe the read models. */
@NullMarked
package io.muniment.infra.replay;

import org.jspecify.annotations.NullMarked;
