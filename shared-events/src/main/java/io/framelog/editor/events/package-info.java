/** Facts about editors, as they are written to the log. */
@NullMarked
package io.framelog.editor.events;

import org.jspecify.annotations.NullMarked;
