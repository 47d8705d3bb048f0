/**
 * Starts real PostgreSQL, Redis, Elasticsearch and an S3 endpoint for the default run and for every
 * test.
 */
@NullMarked
package io.framelog.stack;

import org.jspecify.annotations.NullMarked;
