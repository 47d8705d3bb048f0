/** Facts about an image, as they are written to the log. */
@NullMarked
package io.framelog.image.events;

import org.jspecify.annotations.NullMarked;
