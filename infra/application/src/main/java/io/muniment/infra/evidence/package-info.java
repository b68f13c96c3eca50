/** Makes evidence packs, keeps their files, and hands them out by signed links. */
@NullMarked
package io.muniment.infra.evidence;

import org.jspecify.annotations.NullMarked;
