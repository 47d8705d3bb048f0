/** Questions about editors and the views that answer them. */
@NullMarked
package io.framelog.editor.queries;

import org.jspecify.annotations.NullMarked;
