/** Tests of the image projection and its reads. */
@NullMarked
package io.framelog.query.image;

import org.jspecify.annotations.NullMarked;
