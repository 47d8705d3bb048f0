/** Lists, facets and statistics of the images that a selection matches. */
@NullMarked
package io.framelog.query.browse;

import org.jspecify.annotations.NullMarked;
