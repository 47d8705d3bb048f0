/** Editors over HTTP. */
@NullMarked
package io.framelog.api.editor;

import org.jspecify.annotations.NullMarked;
