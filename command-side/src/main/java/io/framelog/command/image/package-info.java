/** The image aggregate: what may be said about an image, and what follows from it. */
@NullMarked
package io.framelog.command.image;

import org.jspecify.annotations.NullMarked;
