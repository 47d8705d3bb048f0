/** What differs between positions and snapshots, and whose deed each fact is. */
@NullMarked
package io.framelog.api.diff;

import org.jspecify.annotations.NullMarked;
