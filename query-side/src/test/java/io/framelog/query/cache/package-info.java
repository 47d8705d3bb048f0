/** Tests of the image cache. */
@NullMarked
package io.framelog.query.cache;

import org.jspecify.annotations.NullMarked;
