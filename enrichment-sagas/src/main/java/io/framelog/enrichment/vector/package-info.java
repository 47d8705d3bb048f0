/** The bytes of vectors, kept in Postgres beside the log. */
@NullMarked
package io.framelog.enrichment.vector;

import org.jspecify.annotations.NullMarked;
