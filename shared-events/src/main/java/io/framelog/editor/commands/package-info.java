/** Commands about editors. */
@NullMarked
package io.framelog.editor.commands;

import org.jspecify.annotations.NullMarked;
