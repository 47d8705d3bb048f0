/** Images: the projection into PostgreSQL, canonical items, and reads now and as of a position. */
@NullMarked
package io.framelog.query.image;

import org.jspecify.annotations.NullMarked;
