/** Search: the Elasticsearch index as a projection, and the questions that it answers. */
@NullMarked
package io.framelog.query.search;

import org.jspecify.annotations.NullMarked;
