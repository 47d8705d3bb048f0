/** Whom data were handed out to. */
@NullMarked
package io.framelog.delivery;

import org.jspecify.annotations.NullMarked;
