/** Questions about what differs between two positions, and who made each fact what it is. */
@NullMarked
package io.framelog.diff;

import org.jspecify.annotations.NullMarked;
