/** What differs between two positions, and whose deed made each fact about an image what it is. */
@NullMarked
package io.framelog.query.diff;

import org.jspecify.annotations.NullMarked;
