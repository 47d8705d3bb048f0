/** Tests of the query side against the real log and the real servers. */
@NullMarked
package io.framelog.query;

import org.jspecify.annotations.NullMarked;
