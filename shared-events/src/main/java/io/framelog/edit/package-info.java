/** Contracts of edits to many images: what is asked for and what it would do. */
@NullMarked
package io.framelog.edit;

import org.jspecify.annotations.NullMarked;
