/** Erasing editors, and deleting outside the log what was erased in it. */
@NullMarked
package io.framelog.command.erasure;

import org.jspecify.annotations.NullMarked;
