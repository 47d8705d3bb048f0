/** Values of the image aggregate. */
@NullMarked
package io.framelog.image;

import org.jspecify.annotations.NullMarked;
