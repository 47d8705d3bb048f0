/** Tests of near-duplicates against brute force, the real log and a real PostgreSQL. */
@NullMarked
package io.framelog.query.duplicate;

import org.jspecify.annotations.NullMarked;
