/** The rules of a selection, whichever command brings it. */
@NullMarked
package io.framelog.command.selection;

import org.jspecify.annotations.NullMarked;
