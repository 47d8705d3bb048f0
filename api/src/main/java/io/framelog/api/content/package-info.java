/** The bytes of images and thumbnails over HTTP. */
@NullMarked
package io.framelog.api.content;

import org.jspecify.annotations.NullMarked;
