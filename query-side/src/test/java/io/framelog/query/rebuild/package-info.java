/** Rebuilds and verifications against a real PostgreSQL. */
@NullMarked
package io.framelog.query.rebuild;

import org.jspecify.annotations.NullMarked;
