/**
 * Images in Redis. The cache can be late, lost or wrong without harm: a reader knows from Redis
 * itself up to which position what it finds there is true.
 */
@NullMarked
package io.framelog.query.cache;

import org.jspecify.annotations.NullMarked;
