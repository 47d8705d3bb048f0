/** Tests of lists, facets and statistics against a real PostgreSQL and the real log. */
@NullMarked
package io.framelog.query.browse;

import org.jspecify.annotations.NullMarked;
