/** What counts as text that people and machines may leave in the log. */
@NullMarked
package io.framelog.command.text;

import org.jspecify.annotations.NullMarked;
