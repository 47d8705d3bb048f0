/** Sealed snapshots as files that others read: the same bytes every time, in flat memory. */
@NullMarked
package io.framelog.query.export;

import org.jspecify.annotations.NullMarked;
