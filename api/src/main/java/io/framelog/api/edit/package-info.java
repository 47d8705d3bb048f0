/** Edits of many images over HTTP, and taking them back. */
@NullMarked
package io.framelog.api.edit;

import org.jspecify.annotations.NullMarked;
