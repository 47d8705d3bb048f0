/** Questions about images and the views that answer them. */
@NullMarked
package io.framelog.image.queries;

import org.jspecify.annotations.NullMarked;
