/** Tests of search against a real Elasticsearch, a real PostgreSQL and the real log. */
@NullMarked
package io.framelog.query.search;

import org.jspecify.annotations.NullMarked;
